// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPushButton>
#include <QTableView>

#include "app/item_models/run_table_model.h"
#include "app/pages/compare/compare_page.h"
#include "studio/page_fixture.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/states/empty_state.h"
#include "widgets/tables/data_table.h"

namespace luthier {

using test::PageFixture;
using test::SampleWorkspace;

class TestComparePage : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { test::useTemporaryHome(); }

  void anEmptyWorkspaceLeadsToTrain() {
    SampleWorkspace sample;
    PageFixture<ComparePage> studio(sample.workspace());
    auto* empty = studio.page->findChild<EmptyState*>();
    QTRY_VERIFY(empty->isVisible());
    QSignalSpy asked(&studio.navigator, &Navigator::openRequested);
    empty->button().click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<Destination>().page, PageId::Train);
  }

  void runsShowTheirFiguresAndCurves() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    const RowId model = sample.addModel("starter");
    sample.addRun("one", dataset, model);
    sample.addRun("two", dataset, model);
    PageFixture<ComparePage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Runs");
    QTRY_COMPARE(table->shownRows(), 2);
    const QString tsv = table->selectionAsTsv();
    QVERIFY2(tsv.contains("83.3 %") && tsv.contains("pets") && tsv.contains("starter"), qPrintable(tsv));
    auto* plot = studio.page->findChild<CurvePlot*>();
    QTRY_COMPARE(plot->curves().size(), std::size_t{2});
    QCOMPARE(plot->pointCount(plot->curves().front()), std::size_t{2});
  }

  void onlyDifferencesAreListed() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    const RowId model = sample.addModel("starter");
    sample.addRun("one", dataset, model, R"({"epochs":3})");
    sample.addRun("two", dataset, model, R"({"epochs":7})");
    PageFixture<ComparePage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Runs");
    auto* differences = studio.find<DataTable>("Settings that differ");
    QTRY_COMPARE(table->shownRows(), 2);
    table->selectRows({0, 1});
    QCOMPARE(differences->shownRows(), 1);
    QVERIFY(differences->selectionAsTsv().contains("7"));
    table->selectRows({0});
    QCOMPARE(differences->shownRows(), 0);
    QVERIFY(studio.button("Train again with changes")->isEnabled());
  }

  void tagsAndNotesAreWrittenAndTakenBack() {
    SampleWorkspace sample;
    const RowId run = sample.addRun("one", sample.addDataset("pets"), sample.addModel("starter"));
    PageFixture<ComparePage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Runs");
    QTRY_COMPARE(table->shownRows(), 1);
    QAbstractItemModel* model = table->view().model();
    QVERIFY(model->setData(model->index(0, RunTableModel::Tags), "best, demo", Qt::EditRole));
    QVERIFY(model->setData(model->index(0, RunTableModel::Note), "keep this", Qt::EditRole));
    QTRY_COMPARE(model->index(0, RunTableModel::Tags).data().toString(), QStringLiteral("best, demo"));
    QTRY_COMPARE(model->index(0, RunTableModel::Note).data().toString(), QStringLiteral("keep this"));
    {
      Database database = sample.open();
      QCOMPARE(runs::note(database, run), std::string("keep this"));
      QCOMPARE(runs::tags(database, run).size(), std::size_t{2});
    }
    QTest::keyClick(studio.page.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(model->index(0, RunTableModel::Note).data().toString(), QString());
    QTest::keyClick(studio.page.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(model->index(0, RunTableModel::Tags).data().toString(), QString());
  }

  void aDeletedRunComesBackWithUndoAndGoesWithThePage() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    const RowId model = sample.addModel("starter");
    const RowId first = sample.addRun("one", dataset, model);
    const RowId second = sample.addRun("two", dataset, model);
    std::filesystem::create_directories(sample.workspace().runFolder(second) / "checkpoints");
    {
      PageFixture<ComparePage> studio(sample.workspace());
      auto* table = studio.find<DataTable>("Runs");
      QTRY_COMPARE(table->shownRows(), 2);
      table->setFilterText("two");
      QCOMPARE(table->shownRows(), 1);
      table->view().selectAll();
      studio.button("Delete")->click();
      table->setFilterText({});
      QTRY_COMPARE(table->shownRows(), 1);
      QTest::keyClick(studio.page.get(), Qt::Key_Z, Qt::ControlModifier);
      QTRY_COMPARE(table->shownRows(), 2);
      {
        Database database = sample.open();
        QVERIFY(runs::find(database, second).has_value());
      }
      QTest::keySequence(studio.page.get(), QKeySequence(QKeySequence::Redo));
      QTRY_COMPARE(table->shownRows(), 1);
    }
    Database database = sample.open();
    QVERIFY(runs::find(database, first).has_value());
    QVERIFY(!runs::find(database, second).has_value());
    QVERIFY(!std::filesystem::exists(sample.workspace().runFolder(second)));
  }
};

}  // namespace luthier

QTEST_MAIN(luthier::TestComparePage)
#include "test_compare_page.moc"
