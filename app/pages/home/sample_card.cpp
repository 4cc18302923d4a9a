// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/home/sample_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/runs/run_facts.h"
#include "app/pages/shared/engine_job.h"
#include "core/config/task_description.h"
#include "core/store/metrics_table.h"
#include "widgets/image/prediction_bars.h"
#include "widgets/states/progress_strip.h"
#include "widgets/theme/theme.h"

namespace luthier {

bool SampleCard::Pair::ended() const {
  return fineTuned && random && run_facts::ended(fineTuned->status) && run_facts::ended(random->status);
}

bool SampleCard::Pair::done() const {
  return fineTuned && random && fineTuned->status == RunStatus::Done && random->status == RunStatus::Done;
}

SampleCard::SampleCard(const StudioContext& context, QWidget* parent)
    : Card(parent),
      context_(context),
      text_(theme::makeLabel({}, theme::TextRole::Body)),
      lines_(new QWidget),
      fineTunedName_(theme::makeLabel({}, theme::TextRole::Caption)),
      fineTunedLine_(new ProgressStrip),
      randomName_(theme::makeLabel({}, theme::TextRole::Caption)),
      randomLine_(new ProgressStrip),
      bars_(new PredictionBars),
      claim_(theme::makeLabel({}, theme::TextRole::Strong)),
      preparing_(new EngineJob(context.workspace)),
      primary_(new QPushButton),
      mistakes_(new QPushButton),
      again_(new QPushButton) {
  text_->setWordWrap(true);
  claim_->setWordWrap(true);
  auto* lines = new QVBoxLayout(lines_);
  lines->setContentsMargins(0, 0, 0, 0);
  lines->setSpacing(theme::spaceTiny);
  lines->addWidget(fineTunedName_);
  lines->addWidget(fineTunedLine_);
  lines->addSpacing(theme::spaceSmall);
  lines->addWidget(randomName_);
  lines->addWidget(randomLine_);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(theme::spaceMedium);
  for (auto* button : {primary_, mistakes_, again_}) {
    buttons->addWidget(button);
  }
  buttons->addStretch(1);
  for (auto* widget : std::initializer_list<QWidget*>{text_, preparing_, lines_, bars_, claim_}) {
    body().addWidget(widget);
  }
  body().addSpacing(theme::spaceSmall);
  body().addLayout(buttons);
  primary_->setObjectName("trySample");
  mistakes_->setObjectName("sampleMistakes");
  connect(primary_, &QPushButton::clicked, this, &SampleCard::act);
  connect(again_, &QPushButton::clicked, this, &SampleCard::start);
  connect(mistakes_, &QPushButton::clicked, this, [this] {
    Destination destination;
    destination.page = PageId::Evaluate;
    destination.run = pair().fineTuned->id;
    destination.worstFirst = true;
    context_.navigator.open(destination);
  });
  connect(preparing_, &EngineJob::done, this, &SampleCard::queued);
  connect(preparing_, &EngineJob::cancelled, this, &SampleCard::refresh);
  connect(preparing_, &EngineJob::failed, this, &SampleCard::refresh);
  // The rows that the queueing made arrive through the watcher, in their own time.
  connect(&context_.watcher, &RunWatcher::runsChanged, this, &SampleCard::showWhenQueued);
  refresh();
}

void SampleCard::act() {
  const auto present = pair();
  if (present.done()) {
    Destination destination;
    destination.page = PageId::Evaluate;
    destination.run = present.fineTuned->id;
    context_.navigator.open(destination);
  } else if (present.fineTuned && !present.ended()) {
    context_.navigator.showRun(run_facts::ended(present.fineTuned->status) ? present.random->id : present.fineTuned->id);
  } else {
    start();
  }
}

void SampleCard::start() {
  const auto present = pair();
  newestBefore_ = present.fineTuned ? present.fineTuned->id : 0;
  preparing_->start({"sample", "--queue-only"}, tr("Preparing"));
  refresh();
}

void SampleCard::queued() {
  if (const auto problem = startWork(context_.workspace)) {
    context_.navigator.report(*problem);
  }
  context_.watcher.refresh();
  showWhenQueued();
  refresh();
}

void SampleCard::showWhenQueued() {
  const auto made = pair();
  if (newestBefore_ >= 0 && !preparing_->running() && made.fineTuned && made.fineTuned->id > newestBefore_) {
    newestBefore_ = -1;
    context_.navigator.showRun(made.fineTuned->id);
  }
}

SampleCard::Pair SampleCard::pair() const {
  Pair result;
  for (const auto& run : context_.watcher.snapshot().runs) {
    const TaskDescription* task = findTaskDescription(run.task);
    if (run.sample && task != nullptr && task->examples == ExampleKind::Image) {
      auto& place = run_facts::pretrained(run) ? result.fineTuned : result.random;
      if (!place || place->id < run.id) {
        place = run;
      }
    }
  }
  return result;
}

void SampleCard::readAccuracy(RowId run) {
  if (accuracies_.contains(run)) {
    return;
  }
  context_.store.query(
      this, [run](Database& database) { return metrics::series(database, run, "validation/accuracy"); },
      [this, run](const std::vector<MetricPoint>& points) {
        if (!points.empty()) {
          accuracies_[run] = points.back().value;
          refresh();
        }
      });
}

void SampleCard::showLine(ProgressStrip& strip, const std::optional<RunRecord>& run) {
  if (!run) {
    strip.setStatus(tr("Not started"), theme::Tone::Muted);
    return;
  }
  const auto* progress = context_.watcher.snapshot().progressOf(run->id);
  strip.setStatus(display::runStatus(run->status), run_facts::tone(run->status));
  strip.setProgress(run_facts::share(*run, progress));
  strip.setDetail(run_facts::progressLine(*run, progress));
}

void SampleCard::showClaim(const Pair& present) {
  readAccuracy(present.fineTuned->id);
  readAccuracy(present.random->id);
  const auto fineTuned = accuracies_.find(present.fineTuned->id);
  const auto random = accuracies_.find(present.random->id);
  const auto known = fineTuned != accuracies_.end() && random != accuracies_.end();
  bars_->setVisible(known);
  claim_->setVisible(known);
  if (known) {
    bars_->setPredictions(
        {{tr("Starter, fine-tuned"), fineTuned->second, false}, {tr("Random weights"), random->second, false}});
    claim_->setText(tr("What the starter had learnt before is worth %1 points of accuracy after the same training.")
                        .arg(QLocale().toString((fineTuned->second - random->second) * 100.0, 'f', 1)));
  }
}

void SampleCard::refresh() {
  const auto present = pair();
  const auto preparing = preparing_->running();
  const auto training = present.fineTuned && !present.ended();
  setTitle(present.done() ? tr("The sample, trained twice") : tr("See it work in a minute"));
  text_->setText(present.done() ? tr("Accuracy on images that neither had seen, after the same epochs on the same images:")
                                : tr("Fine-tunes the bundled starter model on images of clothes (Fashion-MNIST) and, beside "
                                     "it, the same network from "
                                     "random weights. Nothing to type, nothing to download."));
  fineTunedName_->setText(tr("Starter, fine-tuned"));
  randomName_->setText(tr("The same network from random weights"));
  lines_->setVisible(training && !preparing);
  bars_->hide();
  claim_->hide();
  showLine(*fineTunedLine_, present.fineTuned);
  showLine(*randomLine_, present.random);
  if (present.done()) {
    showClaim(present);
  }
  primary_->setEnabled(!preparing);
  primary_->setText(present.done() ? tr("Try it on an image") : training ? tr("Watch it live") : tr("Try the image sample"));
  mistakes_->setText(tr("See its worst mistakes"));
  mistakes_->setVisible(present.done());
  again_->setText(tr("Run it again"));
  again_->setVisible(present.ended() && !preparing);
}

void SampleCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    refresh();
  }
  Card::changeEvent(event);
}

}  // namespace luthier
