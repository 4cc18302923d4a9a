// SPDX-License-Identifier: GPL-3.0-or-later
// A person's own files, through the window and the real worker: data that moved, a checkpoint of their own, the test split, a
// folder to CSV.
#include <QFile>
#include <QLabel>
#include <QTabBar>

#include "core/store/checkpoints_table.h"
#include "core/store/datasets_table.h"
#include "core/store/examples_table.h"
#include "studio/image_workspace.h"
#include "tests/support/dialog_answers.h"
#include "tests/support/studio_hands.h"
#include "widgets/image/image_grid.h"
#include "widgets/matrix/confusion_matrix_view.h"
#include "widgets/states/error_banner.h"
#include "widgets/tables/data_table.h"

using namespace luthier;
using support::named;
using support::patience;
using support::press;

namespace {

constexpr int each = 10;  // pictures of a class

/// The banner of this page that is shown, as a person reads it; empty where there is none.
QString bannerOf(MainWindow& window, PageId page) {
  for (const auto* banner : window.page(page)->findChildren<ErrorBanner*>()) {
    if (banner->isVisible()) {
      return banner->fullText();
    }
  }
  return {};
}

std::size_t examplesOf(const test::ImageWorkspace& place, Split split) {
  Database database = place.open();
  return examples::list(database, 1, split).size();
}

}  // namespace

class TestOwnFiles : public QObject {
  Q_OBJECT

 public:
  explicit TestOwnFiles(support::StudioProgram& studio) : studio_(studio) {}

 private slots:
  void initTestCase() {
    if (!support::findWorker()) {
      QSKIP("there is no luthier-cli to work with; build it or set LUTHIER_CLI");
    }
    place_ = std::make_unique<test::ImageWorkspace>(each);
    run_ = place_->train("own", 1);
    window_ = &support::openRead(studio_, place_->folder());
  }

  void cleanupTestCase() {
    if (window_ != nullptr) {
      window_->close();
    }
  }

  void theTestSplitIsEvaluated() {
    support::goTo(*window_, PageId::Evaluate, run_);
    auto& page = *window_->page(PageId::Evaluate);
    auto* matrix = page.findChild<ConfusionMatrixView*>();
    QTRY_COMPARE_WITH_TIMEOUT(matrix->matrix().total(), static_cast<std::int64_t>(examplesOf(*place_, Split::Validation)),
                              patience);
    QVERIFY(press(page, "Evaluate the test split"));
    QTRY_COMPARE_WITH_TIMEOUT(named<QTabBar>(page, "Split")->currentIndex(), 1, patience);
    const auto count = static_cast<std::int64_t>(examplesOf(*place_, Split::Test));
    QVERIFY(count > 0);
    QTRY_COMPARE_WITH_TIMEOUT(matrix->matrix().total(), count, patience);
    QTRY_VERIFY(support::shown<QAbstractButton>(page, "Evaluate the test split again") != nullptr);
  }

  void aFolderBecomesATable() {
    support::goTo(*window_, PageId::Evaluate, run_);
    const QString file = place_->beside("answers.csv");
    support::DialogAnswers answers;
    answers.prepare(place_->pictures() + "/cat");
    answers.prepare(file);
    QVERIFY(press(*window_->page(PageId::Evaluate), "A folder to CSV"));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), patience);
    QCOMPARE(answers.left(), std::size_t{0});
    QFile table(file);
    QVERIFY(table.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = table.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), qsizetype{each + 1});  // the header too
    QVERIFY2(lines.at(1).contains("cat/"), lines.at(1).constData());
  }

  void aCheckpointOfOnesOwnIsAddedWithItsKeyReport() {
    Database database = place_->open();
    const auto checkpoint = checkpoints::list(database, run_).front();
    const QString file = place_->beside("mine.safetensors");
    const auto weights = place_->workspace().runFolder(run_) / checkpoint.path / "model.safetensors";
    QVERIFY(QFile::copy(QString::fromStdString(weights.string()), file));
    support::goTo(*window_, PageId::Models);
    auto& page = *window_->page(PageId::Models);
    auto* table = named<DataTable>(page, "Models");
    QTRY_VERIFY(table->shownRows() > 0);
    const int before = table->shownRows();
    support::DialogAnswers answers;
    answers.prepare(file);
    QVERIFY(press(page, "Add a checkpoint"));
    QTRY_COMPARE_WITH_TIMEOUT(table->shownRows(), before + 1, patience);
    QVERIFY2(bannerOf(*window_, PageId::Models).isEmpty(), qPrintable(bannerOf(*window_, PageId::Models)));
    // The new one is shown, with its architecture and how its weights fitted.
    QTRY_VERIFY2(shows(page, "weights were found, each in its shape"), qPrintable(allText(page)));
    QTRY_VERIFY2(shows(page, "mine"), qPrintable(allText(page)));
    QTRY_VERIFY2(shows(page, "resnet20"), qPrintable(allText(page)));
  }

  void filesThatMovedAreFoundAgainAndChangedOnesRefused() {
    const QString moved = place_->beside("moved");
    const QString forged = place_->beside("forged");
    support::makePictures(forged, {"cat", "dog", "owl"}, each);
    QImage other(24, 24, QImage::Format_RGB32);
    other.fill(Qt::magenta);
    QVERIFY(other.save(forged + "/owl/3.png"));
    QVERIFY(QDir().rename(place_->pictures(), moved));

    support::goTo(*window_, PageId::Data, 0, 1);
    auto& page = *window_->page(PageId::Data);
    QTRY_VERIFY_WITH_TIMEOUT(bannerOf(*window_, PageId::Data).contains("not where it was"), patience);
    support::DialogAnswers answers;
    answers.prepare(forged);
    answers.prepare(moved);
    QVERIFY(press(page, "Find the files"));
    QTRY_VERIFY_WITH_TIMEOUT(refused(), patience);
    QCOMPARE(sourcePath(), place_->pictures());

    QVERIFY(press(page, "Relocate"));
    QTRY_COMPARE_WITH_TIMEOUT(sourcePath(), moved, patience);
    auto* grid = named<ImageGrid>(page, "Images of the dataset");
    QTRY_VERIFY_WITH_TIMEOUT(grid->images().hasThumbnail(0), patience);
    QTRY_VERIFY2(bannerOf(*window_, PageId::Data).isEmpty(), qPrintable(bannerOf(*window_, PageId::Data)));
  }

 private:
  [[nodiscard]] static bool shows(const QWidget& page, const QString& words) { return allText(page).contains(words); }

  [[nodiscard]] static QString allText(const QWidget& page) {
    QStringList texts;
    for (const auto* label : page.findChildren<QLabel*>()) {
      if (label->isVisible()) {
        texts << label->text();
      }
    }
    return texts.join('\n');
  }

  /// The forged picture is named, and what to do.
  [[nodiscard]] bool refused() const {
    const QString text = allText(*window_->page(PageId::Data));
    return text.contains("owl/3.png") && text.contains("no longer the file") && text.contains("import the data again");
  }

  [[nodiscard]] QString sourcePath() const {
    return QString::fromStdString(window_->context()->watcher.snapshot().datasets.front().sourcePath);
  }

  support::StudioProgram& studio_;
  std::unique_ptr<test::ImageWorkspace> place_;
  RowId run_ = 0;
  MainWindow* window_ = nullptr;
};

int main(int argc, char** argv) {
  qputenv("QTEST_FUNCTION_TIMEOUT", "900000");  // Qt Test ends a program after five minutes; a busy machine may need more
  support::StudioProgram studio(argc, argv);
  TestOwnFiles test(studio);
  return QTest::qExec(&test, argc, argv);
}
#include "test_own_files.moc"
