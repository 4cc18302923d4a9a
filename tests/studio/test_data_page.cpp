// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractListModel>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableView>

#include "app/item_models/class_choice_model.h"
#include "app/pages/data/data_page.h"
#include "studio/page_fixture.h"
#include "tests/support/pictures.h"
#include "widgets/image/image_grid.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/states/empty_state.h"
#include "widgets/states/error_banner.h"
#include "widgets/tables/data_table.h"

namespace luthier {

using test::PageFixture;
using test::SampleWorkspace;

namespace {

Destination folderDestination(const QString& folder) {
  Destination destination;
  destination.page = PageId::Data;
  destination.paths = QStringList{folder};
  return destination;
}

}  // namespace

class TestDataPage : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { test::useTemporaryHome(); }

  void classesAreRenamedMergedAndLeftOut() {
    ClassChoiceModel model;
    model.setFound({{"cat", {{"train", 4}, {"test", 2}}}, {"kitten", {{"train", 3}}}, {"dog", {{"train", 5}}}});
    QVERIFY(model.mapping().empty());
    QCOMPARE(model.files(), std::int64_t{14});
    QCOMPARE(model.columnCount(), ClassChoiceModel::FirstCount + 2);
    QVERIFY(model.setData(model.index(1, ClassChoiceModel::Name), "cat", Qt::EditRole));
    QVERIFY(model.setData(model.index(2, ClassChoiceModel::Found), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model.names(), QStringList{"cat"});
    QCOMPARE(model.files(), std::int64_t{9});
    QCOMPARE(model.mapping(), std::string(R"({"kitten":"cat","dog":null})"));
    QVERIFY(!model.setData(model.index(0, ClassChoiceModel::Name), "   ", Qt::EditRole));
  }

  void anEmptyWorkspaceOffersAFolder() {
    SampleWorkspace sample;
    PageFixture<DataPage> studio(sample.workspace());
    auto* empty = studio.page->findChild<EmptyState*>();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->button().text(), QStringLiteral("Choose a folder"));
  }

  void aDatasetShowsItsImagesAndClasses() {
    SampleWorkspace sample;
    sample.addDataset("pets", 1000);
    PageFixture<DataPage> studio(sample.workspace());
    auto* grid = studio.find<ImageGrid>("Images of the dataset");
    QTRY_COMPARE(grid->images().rowCount(), 3006);
    QTRY_COMPARE(grid->images().item(0).caption, QStringLiteral("cat"));
    QCOMPARE(grid->images().item(2900).id, std::int64_t{0});  // not in sight, not read
    grid->scrollToBottom();
    QTRY_COMPARE(grid->images().item(3005).caption, QStringLiteral("owl"));
    auto* histogram = studio.page->findChild<BarPlot*>();
    QTRY_VERIFY2(histogram->csv().contains("1000"), qPrintable(histogram->csv()));
  }

  void aRemovalCanBeTakenBackAndHappensWithThePage() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    {
      PageFixture<DataPage> studio(sample.workspace());
      auto* list = studio.find<QListView>("Datasets");
      QTRY_COMPARE(list->model()->rowCount(), 1);
      QTRY_VERIFY(studio.button("Remove")->isVisible());
      QTRY_COMPARE(studio.find<ImageGrid>("Images of the dataset")->images().rowCount(), 18);
      studio.button("Remove")->click();
      QTRY_COMPARE(list->model()->rowCount(), 0);
      QTest::keyClick(studio.page.get(), Qt::Key_Z, Qt::ControlModifier);
      QTRY_COMPARE(list->model()->rowCount(), 1);
      QTest::keySequence(studio.page.get(), QKeySequence(QKeySequence::Redo));
      QTRY_COMPARE(list->model()->rowCount(), 0);
    }
    Database database = sample.open();
    QVERIFY(!datasets::find(database, dataset).has_value());
  }

  void aDatasetThatARunUsesStays() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    sample.addRun("one", dataset, sample.addModel("starter"));
    PageFixture<DataPage> studio(sample.workspace());
    QTRY_VERIFY(studio.find<ImageGrid>("Images of the dataset")->images().rowCount() > 0);
    studio.button("Remove")->click();
    QVERIFY(studio.find<QListView>("Datasets")->model()->rowCount() == 1);
  }

  void aFolderIsImportedByTheWorker() {
    if (enginePath().isEmpty()) {
      QSKIP("luthier-cli is not built (set LUTHIER_CLI)");
    }
    SampleWorkspace sample;
    const QString folder = QString::fromStdString((sample.folder() / "own pictures").string());
    support::makePictures(folder, {"red", "green", "蓝"}, 12);
    PageFixture<DataPage> studio(sample.workspace());
    studio.page->open(folderDestination(folder));
    auto* classes = studio.find<DataTable>("Classes found");
    QTRY_COMPARE_WITH_TIMEOUT(classes->shownRows(), 3, 30'000);
    QTRY_VERIFY(studio.button("Import")->isEnabled());
    studio.button("Import")->click();
    auto* list = studio.find<QListView>("Datasets");
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, 60'000);
    auto* grid = studio.find<ImageGrid>("Images of the dataset");
    QTRY_COMPARE(grid->images().rowCount(), 36);
    QTRY_VERIFY_WITH_TIMEOUT(grid->images().hasThumbnail(0), 30'000);
  }

  void aFolderWithoutImagesIsExplained() {
    if (enginePath().isEmpty()) {
      QSKIP("luthier-cli is not built (set LUTHIER_CLI)");
    }
    SampleWorkspace sample;
    const QString folder = QString::fromStdString((sample.folder() / "empty").string());
    QDir().mkpath(folder);
    PageFixture<DataPage> studio(sample.workspace());
    studio.page->open(folderDestination(folder));
    const auto visible = [&] {
      const auto banners = studio.page->findChildren<ErrorBanner*>();
      return std::any_of(banners.begin(), banners.end(), [](ErrorBanner* banner) { return banner->isVisible(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(visible(), 30'000);
    QVERIFY(!studio.button("Import")->isEnabled());
  }
};

}  // namespace luthier

QTEST_MAIN(luthier::TestDataPage)
#include "test_data_page.moc"
