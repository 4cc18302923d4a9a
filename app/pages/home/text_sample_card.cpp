// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/home/text_sample_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/runs/run_facts.h"
#include "app/pages/shared/engine_job.h"
#include "app/pages/text/text_try.h"
#include "core/config/task_description.h"
#include "widgets/states/progress_strip.h"
#include "widgets/theme/theme.h"

namespace luthier {

TextSampleCard::TextSampleCard(const StudioContext& context, QWidget* parent)
    : Card(parent),
      context_(context),
      text_(theme::makeLabel({}, theme::TextRole::Body)),
      preparing_(new EngineJob(context.workspace)),
      line_(new ProgressStrip),
      try_(new TextTry(context)),
      primary_(new QPushButton),
      explain_(new QPushButton),
      mistakes_(new QPushButton),
      again_(new QPushButton) {
  text_->setWordWrap(true);
  theme::makePrimary(*primary_);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(theme::spaceMedium);
  for (auto* button : {primary_, explain_, mistakes_, again_}) {
    buttons->addWidget(button);
  }
  buttons->addStretch(1);
  for (auto* widget : std::initializer_list<QWidget*>{text_, preparing_, line_, try_}) {
    body().addWidget(widget);
  }
  body().addSpacing(theme::spaceSmall);
  body().addLayout(buttons);
  primary_->setObjectName("tryTextSample");
  explain_->setObjectName("explainTextSample");
  connectParts();
  refresh();
}

void TextSampleCard::connectParts() {
  connect(primary_, &QPushButton::clicked, this, &TextSampleCard::act);
  connect(again_, &QPushButton::clicked, this, &TextSampleCard::start);
  connect(mistakes_, &QPushButton::clicked, this, [this] { open(PageId::Evaluate, true); });
  connect(explain_, &QPushButton::clicked, this, [this] { open(PageId::Explain, false); });
  connect(preparing_, &EngineJob::done, this, &TextSampleCard::queued);
  connect(preparing_, &EngineJob::cancelled, this, &TextSampleCard::refresh);
  connect(preparing_, &EngineJob::failed, this, &TextSampleCard::refresh);
}

std::optional<RunRecord> TextSampleCard::newestRun() const {
  std::optional<RunRecord> newest;
  for (const RunRecord& run : context_.watcher.snapshot().runs) {
    const TaskDescription* task = findTaskDescription(run.task);
    if (run.sample && task != nullptr && task->examples == ExampleKind::Text && (!newest || newest->id < run.id)) {
      newest = run;
    }
  }
  return newest;
}

void TextSampleCard::act() {
  const auto run = newestRun();
  if (run && !run_facts::ended(run->status)) {
    context_.navigator.showRun(run->id);
  } else {
    start();
  }
}

void TextSampleCard::start() {
  preparing_->start({"sample", "--text", "--queue-only"}, tr("Preparing"));
  refresh();
}

void TextSampleCard::queued() {
  if (const auto problem = startWork(context_.workspace)) {
    context_.navigator.report(*problem);
  }
  context_.watcher.refresh();
  refresh();
}

void TextSampleCard::open(PageId page, bool worstFirst) {
  const auto run = newestRun();
  if (!run) {
    return;
  }
  Destination destination;
  destination.page = page;
  destination.run = run->id;
  destination.worstFirst = worstFirst;
  destination.text = QString::fromStdString(try_->input().text);
  context_.navigator.open(destination);
}

void TextSampleCard::refresh() {
  const auto run = newestRun();
  const bool done = run && run->status == RunStatus::Done;
  const bool ended = run && run_facts::ended(run->status);
  const bool training = run && !ended;
  setTitle(done ? tr("Type a sentence and watch the answer") : tr("Try the text sample"));
  text_->setText(
      done ? tr("The model has read 1,000 short reviews. Is your sentence praise or blame? It knows English well, but few "
                "Chinese characters: there it mostly guesses.")
           : tr("Fine-tunes a small language model (MiniLM) on 1,000 short reviews of films, products and places, in "
                "English and Chinese. Then type a sentence of your own and watch the answer change. Nothing to "
                "download, nothing leaves this machine."));
  line_->setVisible(training && !preparing_->running());
  if (training) {
    const auto* progress = context_.watcher.snapshot().progressOf(run->id);
    line_->setStatus(display::runStatus(run->status), run_facts::tone(run->status));
    line_->setProgress(run_facts::share(*run, progress));
    line_->setDetail(run_facts::progressLine(*run, progress));
  }
  try_->setVisible(done);
  try_->setRun(done ? run->id : 0);
  primary_->setVisible(!done);
  primary_->setEnabled(!preparing_->running());
  primary_->setText(training ? tr("Watch it live") : tr("Try the text sample"));
  explain_->setText(tr("See which words count"));
  explain_->setVisible(done);
  mistakes_->setText(tr("See its worst mistakes"));
  mistakes_->setVisible(done);
  again_->setText(tr("Run it again"));
  again_->setVisible(ended && !preparing_->running());
}

void TextSampleCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    refresh();
  }
  Card::changeEvent(event);
}

}  // namespace luthier
