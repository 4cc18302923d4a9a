// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "app/item_models/per_class_model.h"
#include "app/pages/evaluate/evaluate_page.h"
#include "app/pages/evaluate/mistakes.h"
#include "studio/page_fixture.h"
#include "widgets/image/image_grid.h"
#include "widgets/matrix/confusion_matrix_view.h"
#include "widgets/matrix/epoch_scrubber.h"
#include "widgets/states/empty_state.h"
#include "widgets/tables/data_table.h"

namespace luthier {

using test::PageFixture;
using test::SampleWorkspace;

class TestEvaluatePage : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { test::useTemporaryHome(); }

  void mistakesComeWorstFirst() {
    EpochPredictions predictions;
    predictions.examples = {1, 2, 3, 4, 5};
    predictions.truths = {0, 0, 1, 1, 0};
    predictions.answers = {0, 1, 0, 1, 1};
    predictions.confidences = {0.5F, 0.7F, 0.9F, 0.99F, 0.95F};
    const auto ids = [](const std::vector<ExampleCell>& cells) {
      std::vector<RowId> result;
      for (const ExampleCell& cell : cells) {
        result.push_back(cell.id);
      }
      return result;
    };
    QCOMPARE(ids(chooseExamples(predictions, {.mistakesOnly = true})), (std::vector<RowId>{5, 3, 2}));
    QCOMPARE(ids(chooseExamples(predictions, {.truth = 0, .answer = 1})), (std::vector<RowId>{5, 2}));
    QCOMPARE(ids(chooseExamples(predictions, {})), (std::vector<RowId>{5, 3, 2, 1, 4}));
  }

  void withoutRunsThePageSaysWhatToDo() {
    SampleWorkspace sample;
    PageFixture<EvaluatePage> studio(sample.workspace());
    QTRY_VERIFY(studio.page->findChild<EmptyState*>()->isVisible());
  }

  void theNewestEpochIsShownWithItsScores() {
    SampleWorkspace sample;
    sample.addRun("one", sample.addDataset("pets"), sample.addModel("starter"));
    PageFixture<EvaluatePage> studio(sample.workspace());
    auto* matrix = studio.page->findChild<ConfusionMatrixView*>();
    QTRY_COMPARE(matrix->matrix().total(), std::int64_t{6});
    QCOMPARE(matrix->matrix().at(0, 1), std::int64_t{1});
    auto* table = studio.find<DataTable>("Scores of each class");
    QTRY_COMPARE(table->shownRows(), 3);
    QVERIFY(table->selectionAsTsv().contains("cat\t2\t1.000\t0.500\t0.667"));
  }

  void anEarlierEpochCanBeShown() {
    SampleWorkspace sample;
    sample.addRun("one", sample.addDataset("pets"), sample.addModel("starter"));
    PageFixture<EvaluatePage> studio(sample.workspace());
    auto* matrix = studio.page->findChild<ConfusionMatrixView*>();
    QTRY_COMPARE(matrix->matrix().total(), std::int64_t{6});
    auto* scrubber = studio.page->findChild<EpochScrubber*>();
    QCOMPARE(scrubber->epochs().size(), std::size_t{2});
    scrubber->setEpoch(1);
    QTRY_COMPARE(matrix->matrix().at(0, 1), std::int64_t{2});
  }

  void aCellOpensItsExamples() {
    SampleWorkspace sample;
    sample.addRun("one", sample.addDataset("pets"), sample.addModel("starter"));
    PageFixture<EvaluatePage> studio(sample.workspace());
    auto* matrix = studio.page->findChild<ConfusionMatrixView*>();
    auto* grid = studio.find<ImageGrid>("Examples of the selection");
    QTRY_COMPARE(grid->images().rowCount(), 1);  // all mistakes
    QCOMPARE(grid->images().item(0).caption, QStringLiteral("dog"));
    QCOMPARE(grid->images().item(0).state, ImageState::Bad);
    emit matrix->cellActivated(2, 2);
    QCOMPARE(grid->images().rowCount(), 2);
    QCOMPARE(grid->images().item(0).caption, QStringLiteral("owl"));
    studio.button("All mistakes")->click();
    QCOMPARE(grid->images().rowCount(), 1);
  }

  void anotherPageCanOpenARunAndACell() {
    SampleWorkspace sample;
    const RowId dataset = sample.addDataset("pets");
    const RowId model = sample.addModel("starter");
    const RowId first = sample.addRun("one", dataset, model);
    sample.addRun("two", dataset, model);
    PageFixture<EvaluatePage> studio(sample.workspace());
    Destination destination;
    destination.page = PageId::Evaluate;
    destination.run = first;
    destination.epoch = 1;
    destination.truth = 0;
    destination.answer = 1;
    studio.page->open(destination);
    auto* grid = studio.find<ImageGrid>("Examples of the selection");
    QTRY_COMPARE(grid->images().rowCount(), 2);
    QCOMPARE(studio.find<QComboBox>("Run")->currentText(), QStringLiteral("one"));
  }
};

}  // namespace luthier

QTEST_MAIN(luthier::TestEvaluatePage)
#include "test_evaluate_page.moc"
