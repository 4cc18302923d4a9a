// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QPushButton>
#include <QTableView>
#include <cmath>

#include "app/pages/compare/compare_page.h"
#include "app/pages/compare/comparison_card.h"
#include "app/pages/compare/figures_panel.h"
#include "app/pages/compare/pair_bar.h"
#include "app/pages/compare/runs_card.h"
#include "core/store/workspace_settings_table.h"
#include "studio/page_fixture.h"
#include "widgets/image/image_grid.h"
#include "widgets/matrix/confusion_matrix_view.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/plots/parallel_plot.h"
#include "widgets/states/empty_state.h"
#include "widgets/states/segmented_tabs.h"
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
    QTRY_VERIFY(table->selectionAsTsv().contains("83.3 %"));
    const QString tsv = table->selectionAsTsv();
    QVERIFY2(tsv.contains("pets") && tsv.contains("starter"), qPrintable(tsv));
    auto* plot = studio.page->findChild<CurvePlot*>();
    QTRY_COMPARE(plot->curves().size(), std::size_t{2});
    QTRY_COMPARE(plot->pointCount(plot->curves().front()), std::size_t{2});
  }

  void theFilterTakesWordsAndConditions() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    const RowId model = sample.addModel("starter");
    sample.addRun("short", dataset, model, R"({"epochs":1})", 1);  // accuracy 4/6
    sample.addRun("long", dataset, model, R"({"epochs":2})", 2);   // accuracy 5/6
    PageFixture<ComparePage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Runs");
    QTRY_COMPARE(table->shownRows(), 2);
    QTRY_VERIFY(table->selectionAsTsv().contains("83.3 %"));
    table->setFilterText("accuracy>0.8 pets");
    QTRY_COMPARE(table->shownRows(), 1);
    table->setFilterText("epochs=1");  // not a column: has to be read first
    QTRY_VERIFY(table->shownRows() == 1 && table->view().model()->index(0, 0).data().toString() == "short");
    table->setFilterText("accuracy>0.8 short");
    QTRY_COMPARE(table->shownRows(), 0);
    table->setFilterText({});
    QTRY_COMPARE(table->shownRows(), 2);
  }

  void seedsAreFoldedToMeanAndSpread() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    const RowId model = sample.addModel("starter");
    sample.addRun("one", dataset, model, R"({"epochs":1,"seed":1})", 1);
    sample.addRun("two", dataset, model, R"({"epochs":1,"seed":2})", 2);
    PageFixture<ComparePage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Runs");
    QTRY_COMPARE(table->shownRows(), 2);
    studio.find<QComboBox>("Group the runs by")->setCurrentIndex(static_cast<int>(RunGrouping::Seeds));
    QTRY_COMPARE(table->shownRows(), 1);
    QTRY_VERIFY2(table->selectionAsTsv().contains("75.0 % ± 11.8"), qPrintable(table->selectionAsTsv()));
    table->view().setCurrentIndex(table->view().model()->index(0, 0));
    QTest::keyClick(&table->view(), Qt::Key_Return);
    QTRY_COMPARE(table->shownRows(), 3);
  }

  void figuresAreHeldAgainstAPinnedBaseline() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    const RowId model = sample.addModel("starter");
    const RowId weak = sample.addRun("weak", dataset, model, "{}", 1);
    sample.addRun("strong", dataset, model, "{}", 2);
    {
      Database database = sample.open();
      workspace_settings::set(database, "baseline", std::to_string(weak));
    }
    PageFixture<ComparePage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Runs");
    QTRY_VERIFY2(table->selectionAsTsv().contains("83.3 %  +16.7"), qPrintable(table->selectionAsTsv()));
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
  }

  void theSettingsOfARunOpenInTrain() {
    SampleWorkspace sample;
    const RowId run = sample.addRun("one", sample.addDataset("pets"), sample.addModel("starter"));
    PageFixture<ComparePage> studio(sample.workspace());
    auto* again = studio.button("Train again with changes");
    QTRY_VERIFY(again->isEnabled());
    QSignalSpy asked(&studio.navigator, &Navigator::openRequested);
    again->click();
    const auto destination = asked.first().first().value<Destination>();
    QCOMPARE(destination.page, PageId::Train);
    QCOMPARE(destination.run, run);
    QVERIFY(destination.again);
  }

  void tagsAndNotesAreWrittenAndTakenBack() {
    SampleWorkspace sample;
    const RowId run = sample.addRun("one", sample.addDataset("pets"), sample.addModel("starter"));
    PageFixture<ComparePage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Runs");
    QTRY_COMPARE(table->shownRows(), 1);
    QAbstractItemModel* model = table->view().model();
    const int tags = column(*model, "Tags");
    const int note = column(*model, "Note");
    QVERIFY(model->setData(model->index(0, tags), "best, demo", Qt::EditRole));
    QVERIFY(model->setData(model->index(0, note), "keep this", Qt::EditRole));
    QTRY_COMPARE(model->index(0, tags).data().toString(), QStringLiteral("best, demo"));
    QTRY_COMPARE(model->index(0, note).data().toString(), QStringLiteral("keep this"));
    {
      Database database = sample.open();
      QCOMPARE(runs::note(database, run), std::string("keep this"));
      QCOMPARE(runs::tags(database, run).size(), std::size_t{2});
    }
    QTest::keyClick(studio.page.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(model->index(0, note).data().toString(), QString());
    QTest::keyClick(studio.page.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(model->index(0, tags).data().toString(), QString());
  }

  void aDeletedRunLiesInTheTrashUntilThatIsEmptied() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    const RowId model = sample.addModel("starter");
    const RowId first = sample.addRun("one", dataset, model);
    const RowId second = sample.addRun("two", dataset, model);
    std::filesystem::create_directories(sample.workspace().runFolder(second) / "checkpoints");
    const auto trashed = [&] {
      Database database = sample.open();
      return runs::find(database, second)->trashedAt != 0;
    };
    PageFixture<ComparePage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Runs");
    QTRY_COMPARE(table->shownRows(), 2);
    table->setFilterText("two");
    QTRY_COMPARE(table->shownRows(), 1);
    table->view().selectAll();
    studio.button("Delete")->click();
    table->setFilterText({});
    QTRY_COMPARE(table->shownRows(), 1);
    QTRY_VERIFY(trashed());
    QTest::keyClick(studio.page.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(table->shownRows(), 2);
    QTRY_VERIFY(!trashed());
    QTest::keySequence(studio.page.get(), QKeySequence(QKeySequence::Redo));
    QTRY_COMPARE(table->shownRows(), 1);

    studio.find<QComboBox>("Which runs")->setCurrentIndex(static_cast<int>(ShownRuns::Trash));
    QTRY_COMPARE(table->view().model()->index(0, 0).data().toString(), QStringLiteral("two"));
    QVERIFY(std::filesystem::exists(sample.workspace().runFolder(second)));
    studio.button("Empty the trash")->click();
    QTRY_VERIFY(studio.button("Delete for good")->isVisible());
    studio.button("Delete for good")->click();
    QTRY_COMPARE(table->shownRows(), 0);
    QTRY_VERIFY(!std::filesystem::exists(sample.workspace().runFolder(second)));
    Database database = sample.open();
    QVERIFY(runs::find(database, first).has_value());
    QVERIFY(!runs::find(database, second).has_value());
  }

  void anArchivedRunIsHiddenUnlessAskedFor() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    const RowId model = sample.addModel("starter");
    sample.addRun("one", dataset, model);
    const RowId old = sample.addRun("old", dataset, model);
    {
      Database database = sample.open();
      runs::setArchived(database, old, true);
    }
    PageFixture<ComparePage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Runs");
    QTRY_COMPARE(table->shownRows(), 1);
    studio.find<QComboBox>("Which runs")->setCurrentIndex(static_cast<int>(ShownRuns::WithArchived));
    QTRY_COMPARE(table->shownRows(), 2);
  }

  void twoRunsAreHeldAgainstEachOther() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    const RowId model = sample.addModel("starter");
    sample.addRun("weak", dataset, model, "{}", 1);    // two cats taken for dogs
    sample.addRun("strong", dataset, model, "{}", 2);  // one
    PageFixture<ComparePage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Runs");
    QTRY_COMPARE(table->shownRows(), 2);
    table->selectRows({0, 1});
    auto* tabs = studio.find<SegmentedTabs>("What to compare");

    tabs->setCurrentIndex(ComparisonCard::Matrices);
    studio.find<QComboBox>("First run")->setCurrentText("weak");
    studio.find<QComboBox>("Second run")->setCurrentText("strong");
    auto* difference = studio.find<ConfusionMatrixView>("Difference: second minus first");
    QTRY_COMPARE(difference->matrix().classes(), std::size_t{3});
    QTRY_COMPARE(difference->sentence({0, 1}), QStringLiteral("cat taken for dog: 2 in the first, 1 in the second."));
    QVERIFY2(difference->csv().startsWith("True class,cat,dog,owl"), qPrintable(difference->csv()));
    QVERIFY(difference->csv().contains("cat,1,-1,0"));

    tabs->setCurrentIndex(ComparisonCard::Examples);
    auto* bar = studio.page->findChild<PairBar*>();
    QTRY_VERIFY2(bar->verdict().contains("Of 6 examples only the first is right on 0, only the second on 1"),
                 qPrintable(bar->verdict()));
    QVERIFY(bar->verdict().startsWith("Neither is shown to be better."));
    auto* which = studio.find<QComboBox>("Which examples");
    which->setCurrentIndex(1);
    auto* grid = studio.find<ImageGrid>("Examples on which the runs differ");
    QTRY_COMPARE(grid->model()->rowCount(), 1);
    QSignalSpy asked(&studio.navigator, &Navigator::openRequested);
    emit grid->rowActivated(0);
    QCOMPARE(asked.first().first().value<Destination>().page, PageId::Evaluate);
    QCOMPARE(asked.first().first().value<Destination>().truth, 0);
    QCOMPARE(asked.first().first().value<Destination>().answer, 1);
  }

  void figuresHaveIntervalsAndEverythingIsExported() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    const RowId model = sample.addModel("starter");
    sample.addRun("weak", dataset, model, R"({"epochs":1})", 1);
    sample.addRun("strong", dataset, model, R"({"epochs":2})", 2);
    PageFixture<ComparePage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Runs");
    QTRY_COMPARE(table->shownRows(), 2);
    table->selectRows({0, 1});
    auto* tabs = studio.find<SegmentedTabs>("What to compare");
    tabs->setCurrentIndex(ComparisonCard::Figures);
    auto* bars = studio.page->findChild<BarPlot*>();
    QTRY_VERIFY2(bars->csv().contains("strong,0.8333333333333334,0.43649"), qPrintable(bars->csv()));

    tabs->setCurrentIndex(ComparisonCard::Relations);
    auto* parallel = studio.page->findChild<ParallelPlot*>();
    QTRY_VERIFY2(parallel->csv().contains("weak") && parallel->csv().contains("Epochs"), qPrintable(parallel->csv()));
    parallel->setBrush(0, 2.0, 9.0);
    QCOMPARE(parallel->brushed().size(), std::size_t{1});
    QVERIFY(studio.button("Select these")->isEnabled());
    studio.button("Select these")->click();
    QTRY_COMPARE(table->selectedRows().size(), std::size_t{1});

    QTemporaryDir folder;
    const QString csv = folder.filePath("runs.csv");
    QVERIFY(studio.page->findChild<RunsCard*>()->saveCsv(csv));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.startsWith("Name,Status,Dataset,Model") && text.contains("strong"), qPrintable(text));
    for (Figure* figure : studio.page->findChildren<Figure*>()) {
      QVERIFY2(figure->savePng(folder.filePath("figure.png")), qPrintable(figure->title()));
      QVERIFY2(figure->saveSvg(folder.filePath("figure.svg")), qPrintable(figure->title()));
      QVERIFY2(figure->saveCsv(folder.filePath("figure.csv")), qPrintable(figure->title()));
    }
  }

  void barsOfSeedsAreTheirMeanAndSpread() {
    const std::vector<FiguresPanel::Bar> bars{
        {1, 1, 0.90}, {2, 1, 0.95, Interval{0.94, 0.96}}, {3, 1, 0.91}, {4, 1, 0.89}, {5, 1, 0.5}};
    const auto folded = FiguresPanel::folded(bars, {{1, "a"}, {2, "b"}, {3, "a"}, {4, "a"}});
    QCOMPARE(folded.size(), std::size_t{3});
    QCOMPARE(folded[0].run, RowId{1});
    QCOMPARE(folded[0].runs, std::size_t{3});
    // Python's statistics.fmean and stdev of 0.90, 0.91, 0.89.
    QVERIFY(std::abs(folded[0].value - 0.90) < 1e-12);
    QVERIFY(folded[0].interval && std::abs(folded[0].interval->low - 0.89) < 1e-12 &&
            std::abs(folded[0].interval->high - 0.91) < 1e-12);
    QVERIFY(folded[1] == bars[1]);  // one seed keeps the interval of its own answers
    QVERIFY(folded[2] == bars[4]);
  }

  void columnsAreChosenAmongMetricsAndSettings() {
    SampleWorkspace sample;
    sample.addRun("one", sample.addDataset("pets"), sample.addModel("starter"), R"({"epochs":7})");
    PageFixture<ComparePage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Runs");
    QTRY_COMPARE(table->shownRows(), 1);
    auto columns = standardRunColumns();
    columns.push_back(parameterColumn("learning_rate"));
    columns.push_back(metricColumn("test/accuracy"));
    studio.page->findChild<RunsCard*>()->setColumns(columns);
    QCOMPARE(table->view().model()->columnCount(), static_cast<int>(columns.size()));
    QTRY_VERIFY(table->view().model()->index(0, static_cast<int>(columns.size()) - 2).data(Qt::EditRole).toDouble() > 0.0);
  }

 private:
  static int column(const QAbstractItemModel& model, const QString& title) {
    for (int section = 0; section < model.columnCount(); ++section) {
      if (model.headerData(section, Qt::Horizontal).toString() == title) {
        return section;
      }
    }
    return -1;
  }
};

}  // namespace luthier

QTEST_MAIN(luthier::TestComparePage)
#include "test_compare_page.moc"
