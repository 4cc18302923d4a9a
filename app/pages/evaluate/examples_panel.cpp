// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/examples_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/pages/examples/example_source.h"
#include "widgets/image/image_grid.h"
#include "widgets/theme/theme.h"

namespace luthier {

ExamplesPanel::ExamplesPanel(const StudioContext& context, QWidget* parent) : Card(parent) {
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
  update();
}

void ExamplesPanel::choose(const ExampleChoice& choice) {
  choice_ = choice;
  update();
}

void ExamplesPanel::update() {
  const auto cells = predictions_ ? chooseExamples(*predictions_, choice_) : std::vector<ExampleCell>();
  shown_ = cells.size();
  source_->showCells(dataset_, cells);
  retranslate();
}

void ExamplesPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

void ExamplesPanel::retranslate() {
  setTitle(choiceTitle(choice_, dataset_, shown_));
  all_->setText(tr("All mistakes"));
  all_->setVisible(choice_.truth || choice_.answer);
  grid_->setAccessibleName(tr("Examples of the selection"));
  grid_->setEmptyText(predictions_ ? tr("No example here: nothing was mistaken.")
                                   : tr("Predictions appear with the first epoch."));
}

}  // namespace luthier
