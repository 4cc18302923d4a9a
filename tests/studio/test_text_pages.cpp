// SPDX-License-Identifier: GPL-3.0-or-later
// The pages on texts: a real store, and a worker that only pretends (tests/support/pretended_worker.py). The whole way with the
// engine is test_text_sample.cpp.
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>

#include "app/item_models/target_text.h"
#include "app/item_models/text_table_model.h"
#include "app/pages/data/data_page.h"
#include "app/pages/evaluate/evaluate_page.h"
#include "app/pages/evaluate/text_try_panel.h"
#include "app/pages/examples/answered_labels.h"
#include "app/pages/explain/explain_page.h"
#include "app/pages/text/text_rows.h"
#include "core/config/task_description.h"
#include "core/store/answers_table.h"
#include "core/store/examples_table.h"
#include "core/store/image_targets_table.h"
#include "studio/page_fixture.h"
#include "studio/text_workspace.h"
#include "widgets/image/prediction_bars.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/head_grid.h"
#include "widgets/text/token_canvas.h"
#include "widgets/text/token_heat_map.h"
#include "widgets/text/token_lens.h"

namespace luthier {

using test::PageFixture;
using test::TextWorkspace;

class TestTextPages : public QObject {
  Q_OBJECT

  struct Answered {
    std::string targets, answer;
  };

  struct AnsweredRun {
    DatasetRecord dataset;
    RowId run = 0;
  };

  /// Validation examples (texts, or images where the task has them) with these targets, and these answers of a run.
  static AnsweredRun answeredRun(TextWorkspace& sample, Database& database, const std::string& task,
                                 const std::vector<std::string>& classes, const std::vector<Answered>& given) {
    DatasetRecord record;
    record.name = "examples";
    record.task = task;
    record.sourcePath = "/nowhere";
    record.layout = "table";
    record.configuration = "{}";
    record.classes = classes;
    record.id = datasets::insert(database, record);
    std::vector<TextExample> texts;
    std::vector<ExampleRecord> images;
    std::vector<std::string> targets;
    for (const Answered& each : given) {
      TextExample& made = texts.emplace_back();
      made.example.split = Split::Validation;
      made.text.text = "text " + std::to_string(texts.size());
      made.text.targets = each.targets;
      images.push_back(made.example);
      targets.push_back(each.targets);
    }
    if (findTaskDescription(task)->examples == ExampleKind::Image) {
      examples::insert(database, record.id, images);
      image_targets::insert(database, record.id, targets);
    } else {
      texts::insert(database, record.id, texts);
    }
    const RowId run = sample.addTextRun("run", record.id, sample.addTextModel("model"));
    std::vector<ExampleAnswer> answers;
    for (const ExampleRecord& example : examples::list(database, record.id, Split::Validation)) {
      answers.push_back({example.id, given[answers.size()].answer});
    }
    answers::replace(database, run, Split::Validation, 1, answers);
    return {record, run};
  }

  /// What the Evaluate page shows of such texts.
  static std::vector<TextPredictionRow> answeredRows(TextWorkspace& sample, const std::string& task,
                                                     const std::vector<std::string>& classes,
                                                     const std::vector<Answered>& given) {
    Database database = sample.open();
    const auto [dataset, run] = answeredRun(sample, database, task, classes, given);
    return readAnswerRows(database, dataset, run, Split::Validation, 10);
  }

 private slots:
  void initTestCase() { test::useTemporaryHome(); }

  void targetsAreReadable() {
    DatasetRecord dataset;
    dataset.classes = {"O", "B-PER", "I-PER", "B-LOC"};
    const auto text = [](const std::string& words, const std::string& targets) {
      return TextRecord{1, words, std::nullopt, targets};
    };
    ExampleRecord example;
    example.label = 1;
    QCOMPARE(targetText(dataset, example, text("a", "")), QStringLiteral("B-PER"));
    example.label = -1;
    QCOMPARE(targetText(dataset, example, text("a", R"({"value":2.5})")), QStringLiteral("2.5"));
    QCOMPARE(targetText(dataset, example, text("a", R"({"labels":[1,3]})")), QStringLiteral("B-PER, B-LOC"));
    const auto tagged = text("Ada L. saw Bern", R"({"words":[[0,3],[4,6],[7,10],[11,15]],"tags":[1,2,0,3]})");
    QCOMPARE(targetText(dataset, example, tagged), QStringLiteral("PER: Ada L.; LOC: Bern"));
    QCOMPARE(targetSpans(dataset, tagged).size(), std::size_t{2});
    const auto answer = text("When?", R"({"id":"x","answers":[{"text":"in 1815","start":3}]})");
    QCOMPARE(targetText(dataset, example, answer), QStringLiteral("in 1815"));
    QCOMPARE(targetText(dataset, example, text("a", "{broken")), QString());
    QVERIFY(targetSpans(dataset, text("ab", R"({"words":[[0,900]],"tags":[1]})")).empty());
  }

  void numbersComeByTheirErrorAndNeitherRightNorWrong() {
    TextWorkspace sample;
    const auto rows = answeredRows(sample, "text_regression", {},
                                   {{R"({"value":1.0})", R"({"value":1.5})"},
                                    {R"({"value":2.0})", R"({"value":-1.0})"},
                                    {R"({"value":3.0})", R"({"value":3.0})"}});
    QStringList truths;
    for (const TextPredictionRow& row : rows) {
      truths << row.truth;
      QVERIFY(!row.right);
    }
    QCOMPARE(truths, QStringList({"2", "1", "3"}));
  }

  void labelsComeByHowManyAreWrong() {
    TextWorkspace sample;
    const auto rows = answeredRows(sample, "multilabel_text_classification", {"sea", "sun", "sand"},
                                   {{R"({"labels":[0]})", R"({"labels":[0]})"},
                                    {R"({"labels":[0]})", R"({"labels":[0,1]})"},
                                    {R"({"labels":[0]})", R"({"labels":[1,2]})"}});
    QStringList answers;
    for (const TextPredictionRow& row : rows) {
      answers << row.answer;
      QCOMPARE(row.right, std::optional(row.answer == row.truth));
    }
    QCOMPARE(answers, QStringList({"sun, sand", "sea, sun", "sea"}));
  }

  void labelsHaveScoresOfTheirOwn() {
    for (const char* task : {"multilabel_text_classification", "multilabel_image_classification"}) {
      TextWorkspace sample;
      Database database = sample.open();
      const auto [dataset, run] = answeredRun(sample, database, task, {"sea", "sun", "sand"},
                                              {{R"({"labels":[0]})", R"({"labels":[0]})"},
                                               {R"({"labels":[0]})", R"({"labels":[0,1]})"},
                                               {R"({"labels":[0,2]})", R"({"labels":[2,77]})"},
                                               {R"({"labels":[]})", R"({"labels":[0]})"}});
      const LabelReport report = readLabelReport(database, dataset, run, Split::Validation);
      QCOMPARE(report.labels.size(), std::size_t{3});
      QCOMPARE(report.labels[0].support, std::int64_t{3});
      QCOMPARE(report.labels[0].scores.precision, 2.0 / 3.0);
      QCOMPARE(report.labels[0].scores.recall, 2.0 / 3.0);
      QCOMPARE(report.labels[1].scores.precision, 0.0);
      QCOMPARE(report.labels[2].scores.f1, 1.0);
      QCOMPARE(report.exact, 0.25);
      QVERIFY(readLabelReport(database, dataset, run, Split::Test).labels.empty());
    }
  }

  void aMillionRowsAreReadByPages() {
    TextWorkspace sample;
    const RowId id = sample.addTexts("many", 5000);
    PageFixture<DataPage> studio(sample.workspace());
    TextTableModel model(studio.store);
    const DatasetRecord* dataset = studio.watcher.snapshot().dataset(id);
    QVERIFY(dataset != nullptr);
    model.show(*dataset, {}, 5006);
    QCOMPARE(model.rowCount(), 5006);
    QCOMPARE(model.index(5005, TextTableModel::Text).data().toString(), QString(QChar(0x2026)));
    QTRY_VERIFY(model.example(5005) != nullptr);
    QCOMPARE(model.index(5005, TextTableModel::Text).data().toString(), QStringLiteral("A good film, number 5005 不错"));
    QCOMPARE(model.index(5005, TextTableModel::InSplit).data().toString(), QStringLiteral("Validation"));
    QCOMPARE(model.index(5005, TextTableModel::Target).data().toString(), QStringLiteral("positive"));
    model.show(*dataset, {.split = Split::Validation}, 6);
    (void)model.index(0, TextTableModel::Text).data();
    QTRY_VERIFY(model.example(0) != nullptr);
    QCOMPARE(model.example(0)->text.text, std::string("A dull film, number 5000"));
  }

  void aSearchGoesOnAsOneScrolls() {
    TextWorkspace sample;
    const RowId id = sample.addTexts("many", 3000);
    PageFixture<DataPage> studio(sample.workspace());
    TextTableModel model(studio.store);
    model.show(*studio.watcher.snapshot().dataset(id), {.contains = "不错"}, 0);
    QTRY_VERIFY(model.rowCount() >= 100);
    QVERIFY(model.canFetchMore({}));
    while (model.canFetchMore({})) {
      const int before = model.rowCount();
      model.fetchMore({});
      QTRY_VERIFY(model.rowCount() > before || !model.searching());
    }
    QCOMPARE(model.rowCount(), 3006 / 7 + 1);
    model.show(*studio.watcher.snapshot().dataset(id), {.contains = "nowhere in it"}, 0);
    QTRY_VERIFY(!model.searching());
    QCOMPARE(model.rowCount(), 0);
  }

  void theDataPageShowsTexts() {
    TextWorkspace sample;
    sample.addDataset("pets");
    const RowId id = sample.addTexts("reviews");
    sample.addTextModel("mini");
    PageFixture<DataPage> studio(sample.workspace());
    test::usePretendedWorker(studio.session);
    Destination destination;
    destination.dataset = id;
    studio.page->open(destination);
    auto* table = studio.find<DataTable>("Texts of the dataset");
    QTRY_COMPARE(table->shownRows(), 26);
    QVERIFY(table->isVisible());
    auto* tabs = studio.find<QTabBar>("Views of the dataset");
    QVERIFY(!tabs->isTabVisible(0));  // no images
    // The first text is there, and as the model sees it.
    auto* lens = studio.page->findChild<TokenLens*>();
    QTRY_COMPARE(lens->tokens().size(), std::size_t{8});  // five words of English, one of Chinese
    QCOMPARE(lens->tokens()[2].text, QStringLiteral("dull"));
    // Search.
    auto* search = studio.find<QLineEdit>("Search the texts");
    search->setText("good");
    QTRY_COMPARE(table->shownRows(), 13);
    search->clear();
    QTRY_COMPARE(table->shownRows(), 26);
    // Statistics are counted when they are looked at.
    for (int tab = 0; tab < tabs->count(); ++tab) {
      if (tabs->tabText(tab) == "Statistics") {
        tabs->setCurrentIndex(tab);
      }
    }
    auto* words = studio.find<DataTable>("Words that tell the classes apart");
    QTRY_COMPARE(words->shownRows(), 1);
    QVERIFY(words->selectionAsTsv().contains("positive\tgood"));
    QCOMPARE(studio.find<DataTable>("Equal texts in two splits")->shownRows(), 1);
    // Another dataset, of images: other tabs.
    destination.dataset = 1;
    studio.page->open(destination);
    QTRY_VERIFY(tabs->isTabVisible(0));
    QVERIFY(!table->isVisible());
  }

  void theEvaluatePageShowsTextsAndAnswersAsOneTypes() {
    TextWorkspace sample;
    sample.addTextRun("sentiment", sample.addTexts("reviews"), sample.addTextModel("mini"));
    PageFixture<EvaluatePage> studio(sample.workspace());
    test::usePretendedWorker(studio.session);
    auto* table = studio.find<DataTable>("Predictions");
    QTRY_COMPARE(table->shownRows(), 1);  // the mistake
    QVERIFY(table->selectionAsTsv().contains("A dull film, number 20\tnegative\tpositive\t80.0 %"));
    studio.find<QComboBox>("Which texts")->setCurrentIndex(1);
    emit studio.find<QComboBox>("Which texts")->activated(1);
    QTRY_COMPARE(table->shownRows(), 6);
    studio.find<QSpinBox>("Confidence from")->setValue(70);
    QTRY_COMPARE(table->shownRows(), 2);
    auto* text = studio.find<QPlainTextEdit>("Text");
    text->setPlainText("a good one");
    // The page has such bars for images too.
    auto* bars = studio.page->findChild<TextTryPanel*>()->findChild<PredictionBars*>();
    QTRY_VERIFY(bars->isVisible() && !bars->predictions().empty());
    QCOMPARE(bars->predictions().front().name, QStringLiteral("positive"));
    text->setPlainText("");
    QTRY_VERIFY(!bars->isVisible());
    // An answer that comes after its text is gone is not shown.
    text->setPlainText("a good one");
    text->setPlainText("");
    QTest::qWait(500);
    QVERIFY(!bars->isVisible());
    // A row goes into the field, and from there to the explanation.
    table->selectRows({0});
    QTRY_COMPARE(text->toPlainText(), QStringLiteral("A dull film, number 20"));
    QSignalSpy opened(&studio.navigator, &Navigator::openRequested);
    studio.button("Explain")->click();
    QCOMPARE(opened.size(), 1);
    const auto destination = opened[0][0].value<Destination>();
    QVERIFY(destination.page == PageId::Explain);
    QCOMPARE(destination.text, QStringLiteral("A dull film, number 20"));
  }

  void theExplainPageShowsTokensAndHeads() {
    TextWorkspace sample;
    const RowId run = sample.addTextRun("sentiment", sample.addTexts("reviews"), sample.addTextModel("mini"));
    PageFixture<ExplainPage> studio(sample.workspace());
    test::usePretendedWorker(studio.session);
    Destination destination;
    destination.page = PageId::Explain;
    destination.run = run;
    destination.text = "a good film";
    studio.page->open(destination);
    auto* map = studio.page->findChild<TokenHeatMap*>();
    auto* heads = studio.page->findChild<HeadGrid*>();
    QTRY_COMPARE(map->cellCount(), 5);
    QTRY_VERIFY(heads->isVisible());
    // One head, chosen in the grid: the first looks at the token before.
    emit heads->headChosen(0, 0);
    QCOMPARE(studio.find<QComboBox>("Layer")->currentIndex(), 1);
    QCOMPARE(studio.find<QComboBox>("Head")->currentIndex(), 1);
    QCOMPARE(map->cellScore(0), 1.0);  // the class token looks at itself
    QVERIFY(map->sentence(2).contains("Looks at “a” 1"));
    emit map->tokenActivated(2);
    QCOMPARE(map->cellScore(1), 1.0);
    // Gradients: signed, of a chosen class, no heads.
    auto* method = studio.find<QComboBox>("Method");
    method->setCurrentIndex(3);
    QTRY_VERIFY(!heads->isVisible());
    QCOMPARE(map->cellScore(2), 0.5);
    QCOMPARE(map->cellScore(1), -0.1);
    QVERIFY(studio.find<QComboBox>("Class")->isVisible());
    QVERIFY(!studio.find<QComboBox>("Layer")->isVisible());
    QCOMPARE(map->title(), QStringLiteral("Integrated gradients"));
    QCOMPARE(map->canvas().accessibleName(), QStringLiteral("Integrated gradients"));
  }

  void withoutARunTheExplainPageSaysWhatToDo() {
    TextWorkspace sample;
    sample.addRun("pictures", sample.addDataset("pets"), sample.addModel("starter"));
    PageFixture<ExplainPage> studio(sample.workspace());
    QSignalSpy opened(&studio.navigator, &Navigator::openRequested);
    QVERIFY(studio.button("Go to Home")->isVisible());
    studio.button("Go to Home")->click();
    QCOMPARE(opened.size(), 1);
  }
};

}  // namespace luthier

QTEST_MAIN(luthier::TestTextPages)
#include "test_text_pages.moc"
