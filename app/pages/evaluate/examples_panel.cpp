// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/examples_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/examples/answered_image.h"
#include "app/pages/examples/example_source.h"
#include "widgets/image/image_grid.h"
#include "widgets/theme/theme.h"

namespace luthier {

namespace {
constexpr std::size_t mostAnswers = 20'000;
}  // namespace

ExamplesPanel::ExamplesPanel(const StudioContext& context, QWidget* parent) : Card(parent), context_(context) {
  all_ = new QPushButton;
  theme::makeQuiet(*all_);
  grid_ = new ImageGrid;
  source_ = new ExampleSource(context, *grid_, this);
  header().addWidget(all_);
  body().addWidget(grid_, 1);
  connect(all_, &QPushButton::clicked, this, [this] { choose({.mistakesOnly = true}); });
  retranslate();
}

void ExamplesPanel::show(const DatasetRecord& dataset, const std::optional<EpochPredictions>& predictions) {
  dataset_ = dataset;
  predictions_ = predictions;
  answersOf_ = 0;
  update();
}

void ExamplesPanel::showAnswers(const DatasetRecord& dataset, RowId run, Split split) {
  dataset_ = dataset;
  predictions_.reset();
  answersOf_ = run;
  split_ = split;
  readAnswers();
}

void ExamplesPanel::readAnswers() {
  const auto read = [dataset = dataset_, run = answersOf_, split = split_](Database& database) {
    return readImageAnswers(database, dataset, run, split, mostAnswers);
  };
  context_.store.query(this, read, [this, generation = ++generation_](std::vector<ImageItem> items) {
    if (generation != generation_ || answersOf_ == 0) {
      return;
    }
    shown_ = items.size();
    source_->showItems(dataset_, std::move(items));
    retranslate();
  });
}

void ExamplesPanel::choose(const ExampleChoice& choice) {
  choice_ = choice;
  update();
}

void ExamplesPanel::update() {
  if (answersOf_ != 0) {
    return;  // they are no classes to choose by
  }
  const auto cells = predictions_ ? chooseExamples(*predictions_, choice_) : std::vector<ExampleCell>();
  shown_ = cells.size();
  source_->showCells(dataset_, cells);
  retranslate();
}

void ExamplesPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    if (answersOf_ != 0) {
      readAnswers();  // the captions are sentences too
    }
  }
  Card::changeEvent(event);
}

void ExamplesPanel::retranslate() {
  setTitle(answersOf_ != 0 ? tr("Answers of the best epoch: %1, worst first")
                                 .arg(display::count(static_cast<std::int64_t>(shown_)))
                           : choiceTitle(choice_, dataset_, shown_));
  all_->setText(tr("All mistakes"));
  all_->setVisible(answersOf_ == 0 && (choice_.truth || choice_.answer));
  grid_->setAccessibleName(tr("Examples of the selection"));
  grid_->setEmptyText(predictions_ ? tr("No example here: nothing was mistaken.")
                                   : tr("Predictions appear with the first epoch."));
}

}  // namespace luthier
