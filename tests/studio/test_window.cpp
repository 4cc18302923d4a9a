// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a whole: every page in both languages and schemes, every control with a name, keys, drops, what is restored.
#include <QAbstractButton>
#include <QAccessible>
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

/// Roles a person acts on or reads from; without a name a screen reader has nothing to say.
bool needsName(QAccessible::Role role) {
  switch (role) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::List:
    case QAccessible::RadioButton:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
    case QAccessible::Table:
    case QAccessible::PageTabList:
      return true;
    default:
      return false;
  }
}

void collectUnnamed(QAccessibleInterface* item, QStringList& unnamed) {
  if (item == nullptr || item->state().invisible) {
    return;
  }
  auto* widget = qobject_cast<QWidget*>(item->object());
  if (needsName(item->role()) && widget != nullptr && widget->isVisible() &&
      item->text(QAccessible::Name).trimmed().isEmpty()) {
    auto* parent = widget->parentWidget();
    unnamed << QStringLiteral("%1 '%2' in %3")
                   .arg(widget->metaObject()->className(), widget->objectName(),
                        parent != nullptr ? parent->metaObject()->className() : "");
  }
  // The inner edit of a spin or combo box speaks through its box, a view's cells through its table, an edit's icons through
  // the edit.
  const auto role = item->role();
  if (role == QAccessible::SpinBox || role == QAccessible::ComboBox || role == QAccessible::Table ||
      role == QAccessible::List || role == QAccessible::EditableText) {
    return;
  }
  for (int i = 0; i < item->childCount(); ++i) {
    collectUnnamed(item->child(i), unnamed);
  }
}

/// A workspace with a dataset, a model and a finished run.
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

  void everyControlHasAName() {
    QStringList unnamed;
    for (const auto& entry : pageList()) {
      window_->context()->navigator.open(entry.id);
      QCoreApplication::processEvents();
      collectUnnamed(QAccessible::queryAccessibleInterface(window_), unnamed);
    }
    unnamed.removeDuplicates();
    QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join("\n")));
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
