// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/run_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/examples/example_cell.h"
#include "app/pages/runs/run_facts.h"
#include "app/pages/train/curves_card.h"
#include "app/pages/train/event_notes.h"
#include "app/pages/train/log_fold.h"
#include "app/pages/train/matrix_card.h"
#include "app/pages/train/metric_tiles.h"
#include "app/pages/train/sample_predictions.h"
#include "app/settings/error_text.h"
#include "core/config/task_description.h"
#include "widgets/states/error_banner.h"
#include "widgets/states/progress_strip.h"
#include "widgets/theme/tokens.h"

namespace luthier {
namespace {
constexpr int leastPlotHeight = 320;
const QString smoothingKey = QStringLiteral("train/smoothing");
}  // namespace

RunView::RunView(const StudioContext& context, QWidget* parent)
    : QScrollArea(parent),
      context_(context),
      strip_(new ProgressStrip),
      failure_(new ErrorBanner),
      events_(new EventNotes(context)),
      tiles_(new MetricTiles),
      curves_(new CurvesCard),
      matrix_(new MatrixCard(context)),
      predictions_(new SamplePredictions(context)),
      log_(new LogFold(context)) {
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setWidget(build());
  curves_->setSmoothing(context_.preferences.viewState(smoothingKey, curves_->smoothing()).toInt());
  auto& watcher = context_.watcher;
  connect(&watcher, &RunWatcher::runsChanged, this, &RunView::refresh);
  connect(&watcher, &RunWatcher::progressChanged, this, &RunView::refresh);
  connect(&watcher, &RunWatcher::metricsReset, this, [this](RowId run) {
    if (run == run_) {
      reset();
      refresh();
    }
  });
  connect(&watcher, &RunWatcher::metricsAppended, this, [this](RowId run, const QString& name, const auto& points) {
    if (run == run_) {
      curves_->append(name, points);
      tiles_->append(name, points);
    }
  });
  connect(&watcher, &RunWatcher::epochAdded, this, [this](RowId run, qint64 epoch, Split split) {
    if (run == run_ && split == Split::Validation) {
      matrix_->addEpoch(epoch);
    }
  });
  connect(matrix_, &MatrixCard::epochChanged, predictions_, &SamplePredictions::showEpoch);
  connect(matrix_, &MatrixCard::notice, &context_.navigator, &Navigator::toast);
  connect(curves_, &CurvesCard::notice, &context_.navigator, &Navigator::toast);
}

QWidget* RunView::build() {
  auto* whole = new QWidget;
  whole->setProperty("page", true);
  auto* column = new QVBoxLayout(whole);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceMedium);
  failure_->setClosable(false);
  failure_->hide();
  column->addWidget(failure_);
  column->addWidget(strip_);
  column->addWidget(events_);
  column->addWidget(tiles_);
  auto* plots = new QHBoxLayout;
  plots->setSpacing(theme::spaceMedium);
  plots->addWidget(curves_, 2);
  plots->addWidget(matrix_, 1);
  curves_->setMinimumHeight(leastPlotHeight);
  column->addLayout(plots, 1);
  column->addWidget(predictions_);
  column->addWidget(log_);
  return whole;
}

void RunView::showRun(RowId run) {
  if (run_ != 0) {
    context_.preferences.setViewState(smoothingKey, curves_->smoothing());
  }
  if (run == run_) {
    return;
  }
  run_ = run;
  reset();
  log_->showRun(run);
  refresh();
  context_.watcher.watch(this, run == 0 ? std::vector<RowId>{} : std::vector<RowId>{run});
}

void RunView::reset() {
  curves_->clear();
  tiles_->clear();
  matrix_->clear();
  predictions_->clear();
}

void RunView::refresh() {
  const auto& snapshot = context_.watcher.snapshot();
  const auto* run = snapshot.run(run_);
  if (run == nullptr) {
    return;
  }
  const auto* progress = snapshot.progressOf(run_);
  strip_->setStatus(display::runStatus(run->status), run_facts::tone(run->status));
  strip_->setProgress(run_facts::share(*run, progress));
  strip_->setDetail(run_facts::progressLine(*run, progress));
  const auto* task = findTaskDescription(run->task);
  curves_->setScores(task == nullptr ? std::vector<TaskScore>() : task->scores);
  tiles_->showRun(*run, progress);
  events_->refresh(run_);
  predictions_->showRun(*run);
  if (progress != nullptr && progress->bestEpoch > 0 && task != nullptr && task->shows("answers")) {
    predictions_->showAnswers(progress->bestEpoch);  // answers are kept of the best epoch; matrices tell of the others
  }
  matrix_->setVisible(task == nullptr || task->shows("confusion_matrix"));
  if (const auto* dataset = snapshot.dataset(run->dataset)) {
    matrix_->showRun(run_, classNames(*dataset));
  }
  if (progress != nullptr) {
    curves_->setSteps(progress->steps, progress->epochs);
  }
  showFailure(*run);
}

void RunView::showFailure(const RunRecord& run) {
  const auto failed = run.status == RunStatus::Failed && run.failure;
  if (failed) {
    failure_->showProblem(ErrorBanner::Severity::Error, causeText(*run.failure), cureText(*run.failure));
  }
  failure_->setVisible(failed);
}

void RunView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    refresh();
  }
  QScrollArea::changeEvent(event);
}

}  // namespace luthier
