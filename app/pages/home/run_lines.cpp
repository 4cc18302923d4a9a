// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/home/run_lines.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/item_models/display_text.h"
#include "app/pages/runs/run_facts.h"
#include "widgets/states/progress_strip.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr std::size_t maximumShown = 6;
}  // namespace

RunLines::RunLines(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(theme::spaceTiny);
}

void RunLines::addLine() {
  Line line{new QWidget(this), new QPushButton, new ProgressStrip, 0};
  theme::makeQuiet(*line.name);
  auto* row = new QHBoxLayout(line.row);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(line.name);
  row->addWidget(line.strip, 1);
  column_->addWidget(line.row);
  const auto index = lines_.size();
  connect(line.name, &QPushButton::clicked, this, [this, index] { emit runChosen(lines_[index].run); });
  lines_.push_back(line);
}

void RunLines::show(const WorkspaceSnapshot& snapshot) {
  auto active = snapshot.active();
  std::erase_if(active, [](const auto& run) { return run.sample; });  // the sample has a card of its own
  shown_ = std::min(active.size(), maximumShown);
  while (lines_.size() < shown_) {
    addLine();
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    auto& line = lines_[i];
    line.row->setVisible(i < shown_);
    if (i >= shown_) {
      continue;
    }
    const auto& run = active[i];
    const auto* progress = snapshot.progressOf(run.id);
    line.run = run.id;
    line.name->setText(QString::fromStdString(run.name).replace('&', "&&"));
    line.strip->setStatus(display::runStatus(run.status), run_facts::tone(run.status));
    line.strip->setProgress(run_facts::share(run, progress));
    line.strip->setDetail(run_facts::progressLine(run, progress));
  }
}

}  // namespace luthier
