// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/evaluate_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/evaluate/examples_panel.h"
#include "app/pages/evaluate/matrix_panel.h"
#include "app/pages/evaluate/metrics_panel.h"
#include "app/pages/evaluate/per_class_panel.h"
#include "app/pages/evaluate/text_examples_panel.h"
#include "app/pages/evaluate/text_try_panel.h"
#include "app/pages/evaluate/try_panel.h"
#include "app/pages/examples/answered_labels.h"
#include "app/pages/shared/engine_job.h"
#include "core/config/task_description.h"
#include "widgets/states/empty_state.h"
#include "widgets/states/segmented_tabs.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

const QString runKey = QStringLiteral("evaluate/run");

QSplitter* makeSplitter(Qt::Orientation orientation, QWidget* first, QWidget* second) {
  auto* splitter = new QSplitter(orientation);
  splitter->setChildrenCollapsible(false);
  splitter->setHandleWidth(theme::spaceMedium);
  splitter->addWidget(first);
  splitter->addWidget(second);
  return splitter;
}

/// One page for each example kind, in their order.
QStackedWidget* makeStack(QWidget* ofImages, QWidget* ofTexts) {
  auto* stack = new QStackedWidget;
  stack->addWidget(ofImages);
  stack->addWidget(ofTexts);
  return stack;
}

}  // namespace

EvaluatePage::EvaluatePage(const StudioContext& context) : Page(context), evaluation_(context, this) {
  build();
  connectParts();
  arrangeFor(nullptr);
  setPathsAccepted(true);
  retranslate();
  fillRuns();
}

void EvaluatePage::build() {
  test_ = addHeaderButton(true);
  job_ = new EngineJob(context().workspace);
  empty_ = new EmptyState;
  empty_->setIllustration(theme::Icon::Evaluate);
  matrix_ = new MatrixPanel;
  perClass_ = new PerClassPanel;
  examples_ = new ExamplesPanel(context());
  try_ = new TryPanel(context());
  metrics_ = new MetricsPanel(context());
  texts_ = new TextExamplesPanel(context());
  tryText_ = new TextTryPanel(context());
  examplesStack_ = makeStack(examples_, texts_);
  tryStack_ = makeStack(try_, tryText_);

  auto* upper = makeSplitter(Qt::Horizontal, matrix_, perClass_);
  upper->addWidget(metrics_);
  auto* lower = makeSplitter(Qt::Horizontal, examplesStack_, tryStack_);
  upper->setSizes({600, 500, 400});
  lower->setSizes({700, 400});
  halves_ = makeSplitter(Qt::Vertical, upper, lower);
  auto* shown = new QWidget;
  auto* column = new QVBoxLayout(shown);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceMedium);
  column->addWidget(buildPickers());
  column->addWidget(halves_, 1);
  stack_ = new QStackedWidget;
  stack_->addWidget(empty_);
  stack_->addWidget(shown);
  content()->addWidget(job_);
  content()->addWidget(stack_, 1);
}

QWidget* EvaluatePage::buildPickers() {
  runLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  run_ = new QComboBox;
  run_->setMinimumContentsLength(20);
  runLabel_->setBuddy(run_);
  split_ = new SegmentedTabs;
  split_->addTab({});
  split_->addTab({});
  auto* pickers = new QWidget;
  auto* row = new QHBoxLayout(pickers);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::spaceSmall);
  row->addWidget(runLabel_);
  row->addWidget(run_);
  row->addSpacing(theme::spaceMedium);
  row->addWidget(split_);
  row->addStretch();
  return pickers;
}

void EvaluatePage::connectParts() {
  connect(empty_, &EmptyState::buttonClicked, this, [this] { context().navigator.open(PageId::Train); });
  connect(&context().watcher, &RunWatcher::runsChanged, this, &EvaluatePage::fillRuns);
  connect(&context().watcher, &RunWatcher::progressChanged, this, [this] {
    const RunProgress* progress = context().watcher.snapshot().progressOf(evaluation_.run());
    const bool newEpoch =
        progress != nullptr && !evaluation_.epochs().empty() && progress->epoch > evaluation_.epochs().back();
    if (newEpoch || evaluation_.epochs().empty()) {
      evaluation_.refresh();
    }
  });
  connect(run_, &QComboBox::currentIndexChanged, this, [this] { chooseRun(run_->currentData().toLongLong()); });
  connect(split_, &QTabBar::currentChanged, this,
          [this](int tab) { evaluation_.setSplit(tab == 0 ? Split::Validation : Split::Test); });
  connect(matrix_, &MatrixPanel::epochChosen, &evaluation_, &Evaluation::setEpoch);
  connect(matrix_, &MatrixPanel::cellChosen, this, &EvaluatePage::openCell);
  connect(perClass_, &PerClassPanel::classActivated, this,
          [this](int label) { chooseExamples({.truth = label, .answer = {}, .mistakesOnly = true}); });
  connect(texts_, &TextExamplesPanel::textChosen, &tryText_->content(), &TextTry::setInput);
  connect(texts_, &TextExamplesPanel::explainRequested, this, &EvaluatePage::explain);
  connect(tryText_, &TextTryPanel::explainRequested, this, &EvaluatePage::explain);
  connect(&evaluation_, &Evaluation::epochsChanged, this, [this] {
    matrix_->showEpochs(evaluation_);
    updateTestButton();
  });
  connect(&evaluation_, &Evaluation::changed, this, &EvaluatePage::showEvaluation);
  connect(test_, &QPushButton::clicked, this, &EvaluatePage::evaluateTest);
  connect(job_, &EngineJob::done, this, [this] {
    split_->setCurrentIndex(1);
    evaluation_.refresh();
  });
  connect(job_, &EngineJob::failed, this, &EvaluatePage::updateTestButton);
  connect(job_, &EngineJob::cancelled, this, &EvaluatePage::updateTestButton);
  addShortcut(QKeySequence::Paste, [this] { try_->paste(); });
  addShortcut(QKeySequence::Find, [this] { run_->setFocus(Qt::ShortcutFocusReason); });
}

void EvaluatePage::activate() { evaluation_.refresh(); }

void EvaluatePage::open(const Destination& destination) {
  pending_ = destination;
  if (destination.run != 0) {
    const int index = run_->findData(QVariant::fromValue<qlonglong>(destination.run));
    if (index < 0) {
      return;  // fillRuns() comes back to it when the run has been read
    }
    run_->setCurrentIndex(index);
  }
  if (!destination.paths.isEmpty()) {
    try_->take(destination.paths);
  }
  if (destination.truth >= 0 || destination.worstFirst) {
    split_->setCurrentIndex(0);
    evaluation_.setEpoch(destination.epoch);
    openCell(destination.truth, destination.answer);
  }
  pending_ = {};
}

void EvaluatePage::takePaths(const QStringList& paths) { try_->take(paths); }

void EvaluatePage::refresh() {
  context().watcher.refresh();
  evaluation_.refresh();
}

void EvaluatePage::fillRuns() {
  const auto& runs = context().watcher.snapshot().runs;
  const RowId wanted = evaluation_.run() != 0 ? evaluation_.run() : context().preferences.viewState(runKey).toLongLong();
  {
    const QSignalBlocker blocker(run_);
    run_->clear();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
      if (run->status != RunStatus::Queued) {
        run_->addItem(QString::fromStdString(run->name), QVariant::fromValue<qlonglong>(run->id));
      }
    }
    run_->setCurrentIndex(std::max(0, run_->findData(QVariant::fromValue<qlonglong>(wanted))));
  }
  stack_->setCurrentIndex(run_->count() == 0 ? 0 : 1);
  chooseRun(run_->currentData().toLongLong());
  updateTestButton();
  if (pending_.run != 0) {
    open(Destination(pending_));
  }
}

void EvaluatePage::chooseRun(RowId run) {
  if (run == evaluation_.run()) {
    return;
  }
  job_->clearProblem();
  arrangeFor(context().watcher.snapshot().run(run));
  chooseExamples({.mistakesOnly = true});
  evaluation_.setRun(run);
  context().preferences.setViewState(runKey, QVariant::fromValue<qlonglong>(run));
}

void EvaluatePage::arrangeFor(const RunRecord* run) {
  const TaskDescription* task = run == nullptr ? nullptr : findTaskDescription(run->task);
  const bool texts = task != nullptr && task->examples == ExampleKind::Text;
  const bool matrix = task == nullptr || task->shows("confusion_matrix");
  const RowId id = run == nullptr ? 0 : run->id;
  matrix_->setVisible(matrix);
  const bool labels = task != nullptr && task->targets == TargetKind::Labels;
  perClass_->setVisible(labels || (matrix && (task == nullptr || task->shows("classes"))));
  metrics_->setVisible(!matrix);
  metrics_->setRun(id);
  const int kind = texts ? 1 : 0;
  halves_->setSizes(texts ? QList<int>{300, 440} : QList<int>{440, 300});  // texts need more room than thumbnails
  examplesStack_->setCurrentIndex(kind);
  tryStack_->setCurrentIndex(kind);
  try_->setRun(texts ? 0 : id);
  tryText_->content().setRun(texts ? id : 0);
}

void EvaluatePage::chooseExamples(const ExampleChoice& choice) {
  examples_->choose(choice);
  texts_->choose(choice);
}

void EvaluatePage::explain(const protocol::TextInput& input) {
  Destination destination;
  destination.page = PageId::Explain;
  destination.run = evaluation_.run();
  destination.text = QString::fromStdString(input.text);
  destination.second = QString::fromStdString(input.second);
  context().navigator.open(destination);
}

DatasetRecord EvaluatePage::dataset() const {
  const WorkspaceSnapshot& snapshot = context().watcher.snapshot();
  const RunRecord* run = snapshot.run(evaluation_.run());
  const DatasetRecord* dataset = run == nullptr ? nullptr : snapshot.dataset(run->dataset);
  return dataset == nullptr ? DatasetRecord() : *dataset;
}

void EvaluatePage::showEvaluation() {
  const DatasetRecord shown = dataset();
  const QStringList classes = classNames(shown);
  matrix_->showMatrix(evaluation_, classes);
  const RunRecord* run = context().watcher.snapshot().run(evaluation_.run());
  const TaskDescription* task = run == nullptr ? nullptr : findTaskDescription(run->task);
  if (task != nullptr && task->targets == TargetKind::Labels) {
    showLabelScores(shown);
  } else {
    perClass_->setMatrix(evaluation_.matrix(), classes);
  }
  const bool byClass = task == nullptr || evaluation_.predictions() || !task->shows("answers");
  if (examplesStack_->currentIndex() == 0) {
    byClass ? examples_->show(shown, evaluation_.predictions())
            : examples_->showAnswers(shown, evaluation_.run(), evaluation_.split());
  } else {
    byClass ? texts_->show(shown, evaluation_.predictions())
            : texts_->showAnswers(shown, evaluation_.run(), evaluation_.split());
  }
  metrics_->refresh();
}

void EvaluatePage::showLabelScores(const DatasetRecord& dataset) {
  const RowId run = evaluation_.run();
  const Split split = evaluation_.split();
  context().store.query(
      this, [=](Database& database) { return readLabelReport(database, dataset, run, split); },
      [=, this](const LabelReport& report) {
        if (run == evaluation_.run() && split == evaluation_.split()) {
          perClass_->setLabels(report, classNames(dataset));
        }
      });
}

void EvaluatePage::openCell(int truth, int answer) {
  if (truth < 0 || answer < 0) {
    chooseExamples({.truth = {}, .answer = {}, .mistakesOnly = true});
    return;
  }
  matrix_->setCurrentCell(truth, answer);
  chooseExamples({.truth = truth, .answer = answer});
}

void EvaluatePage::evaluateTest() {
  job_->start({"evaluate", QString::number(evaluation_.run()), "--split", "test"}, tr("Evaluating the test split"));
  updateTestButton();
}

void EvaluatePage::updateTestButton() {
  const RunRecord* run = context().watcher.snapshot().run(evaluation_.run());
  const bool ready = run != nullptr && run->status != RunStatus::Queued && run->status != RunStatus::Running;
  test_->setVisible(run != nullptr);
  test_->setEnabled(ready && !job_->running());
  test_->setText(evaluation_.hasSplit(Split::Test) ? tr("Evaluate the test split again") : tr("Evaluate the test split"));
}

void EvaluatePage::retranslate() {
  setTitle(tr("Evaluate"));
  setSubtitle(tr("How good a run is, where it is wrong, and what it says to an example of yours."));
  runLabel_->setText(tr("Run"));
  run_->setAccessibleName(tr("Run"));
  split_->setAccessibleName(tr("Split"));
  split_->setTabText(0, display::split(Split::Validation));
  split_->setTabText(1, display::split(Split::Test));
  empty_->setTitle(tr("No run to evaluate yet"));
  empty_->setText(tr("Train a model first; its confusion matrix is here from the first epoch on."));
  empty_->setButton(tr("Go to Train"));
  updateTestButton();
}

}  // namespace luthier
