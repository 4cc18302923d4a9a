// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a whole: every page in both languages and schemes, keys, drops, what is restored.
#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

#include "app/pages/page.h"
#include "app/pages/page_list.h"
#include "core/store/datasets_table.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
#include "tests/support/studio_program.h"
#include "widgets/states/error_banner.h"

using namespace luthier;

namespace {

constexpr int patience = 20'000;

/// A workspace with a dataset, a model and a failed run.
void furnish(const QString& folder) {
  const auto workspace = Workspace::createOrOpen(folder.toStdString());
  Database database(workspace.databaseFile(), OpenMode::ReadWrite);
  DatasetRecord dataset;
  dataset.name = "shapes";
  dataset.task = "image_classification";
  dataset.classes = {"round", "square"};
  dataset.medianWidth = dataset.medianHeight = 28;
  RunRecord run;
  run.dataset = datasets::insert(database, dataset);
  ModelRecord model;
  model.name = "own";
  model.architecture = "resnet20";
  model.inputSize = 32;
  model.parameters = 272'474;
  run.model = models::insert(database, model);
  run.name = "<b>bold</b> & run";
  run.task = "image_classification";
  run.configuration = "{}";
  const auto id = runs::insert(database, run);
  runs::setStatus(database, id, RunStatus::Failed, Problem{ErrorCode::WorkerVanished, {{"run", "<b>bold</b>"}}});
}

}  // namespace

class TestWindow : public QObject {
  Q_OBJECT

 public:
  explicit TestWindow(support::StudioProgram& studio) : studio_(studio) {}

 private slots:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    furnish(folder_->path());
    window_ = &studio_.open(folder_->path());
    QTRY_VERIFY_WITH_TIMEOUT(window_->context()->watcher.ready(), patience);
  }

  void everyPageInBothLanguagesAndSchemes() {
    for (const auto* language : {"en", "zh_CN"}) {
      for (const auto scheme : {theme::SchemeChoice::Light, theme::SchemeChoice::Dark}) {
        studio_.dress(language, scheme);
        for (const auto& entry : pageList()) {
          window_->context()->navigator.open(entry.id);
          QCoreApplication::processEvents();
          QCOMPARE(window_->currentPage(), entry.id);
          QVERIFY(!window_->grab().isNull());
          QVERIFY(!window_->page(entry.id)->accessibleName().isEmpty());
        }
      }
    }
    studio_.dress("en", theme::SchemeChoice::Light);
  }

  void keysGoToPages() {
    int number = 1;
    for (const auto& entry : pageList()) {
      QTest::keyClick(window_, static_cast<Qt::Key>(Qt::Key_0 + number++), Qt::ControlModifier);
      QCOMPARE(window_->currentPage(), entry.id);
    }
  }

  void namesFromOutsideAreNeverMarkup() {
    window_->context()->navigator.report({ErrorCode::FileEmpty, {{"file", "<img src=x>"}}});
    for (const auto& entry : pageList()) {
      window_->context()->navigator.open(entry.id);
      QCoreApplication::processEvents();
      for (const auto* label : window_->findChildren<QLabel*>()) {
        if (label->text().contains('<')) {
          QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
        }
      }
    }
  }

  void aFailedRunShowsItsReasonAndResume() {
    Destination destination;
    destination.page = PageId::Train;
    destination.run = window_->context()->watcher.snapshot().runs.front().id;
    window_->go(destination);
    auto* primary = window_->findChild<QAbstractButton*>("trainPrimary");
    QCOMPARE(primary->text(), QString("Resume"));
    const auto banners = window_->page(PageId::Train)->findChildren<ErrorBanner*>();
    QVERIFY(std::any_of(banners.begin(), banners.end(),
                        [](const auto* banner) { return banner->isVisible() && banner->fullText().contains("memory"); }));
  }

  void theNewRunChoosesAModelForTheImages() {
    Destination destination;
    destination.page = PageId::Train;
    destination.dataset = window_->context()->watcher.snapshot().datasets.front().id;
    window_->go(destination);
    const auto boxes = window_->page(PageId::Train)->findChildren<QComboBox*>();
    const auto shows = [&boxes](const QString& text) {
      return std::any_of(boxes.begin(), boxes.end(), [&](const auto* box) { return box->currentText() == text; });
    };
    QVERIFY(shows("shapes"));
    QVERIFY(shows("own"));
    QVERIFY(window_->findChild<QAbstractButton*>("trainPrimary")->isEnabled());
  }

  void aDamagedWorkspaceIsToldNotCrashedOn() {
    QTemporaryDir bad;
    QFile file(bad.filePath("workspace.luthier"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    window_->openWorkspace(bad.path());
    QVERIFY(window_->context() == nullptr);
    QStringList said;
    for (const auto* label : window_->findChildren<QLabel*>()) {
      if (label->isVisible()) {
        said << label->text();
      }
    }
    QVERIFY2(said.join('\n').contains(bad.path()), qPrintable(said.join('\n')));
    QVERIFY2(said.join('\n').contains("open another workspace") || said.join('\n').contains("Choose another folder"),
             qPrintable(said.join('\n')));
    window_->openWorkspace(folder_->path());
    QVERIFY(window_->context() != nullptr);
  }

  void thePageIsRestored() {
    window_->context()->navigator.open(PageId::Preferences);
    window_->close();
    window_ = &studio_.open(folder_->path());
    QCOMPARE(window_->currentPage(), PageId::Preferences);
    window_->context()->navigator.open(PageId::Home);
    window_->close();
  }

 private:
  support::StudioProgram& studio_;
  std::unique_ptr<QTemporaryDir> folder_;
  MainWindow* window_ = nullptr;
};

int main(int argc, char** argv) {
  support::StudioProgram studio(argc, argv);
  TestWindow test(studio);
  return QTest::qExec(&test, argc, argv);
}
#include "test_window.moc"
