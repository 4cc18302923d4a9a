// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/running_jobs.h"

#include <QVBoxLayout>
#include <algorithm>

#include "app/item_models/display_text.h"
#include "app/window/job_button.h"
#include "widgets/theme/tokens.h"

namespace luthier {
namespace {
constexpr std::size_t maximumShown = 4;

double shareOf(const RunRecord& run, const RunProgress* progress) {
  if (run.status == RunStatus::Queued || progress == nullptr || progress->steps == 0) {
    return 0.0;
  }
  return static_cast<double>(progress->step) / static_cast<double>(progress->steps);
}
}  // namespace

RunningJobs::RunningJobs(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
  column_->setContentsMargins(0, 0, 0, theme::spaceTiny);
  column_->setSpacing(2);
}

void RunningJobs::show(const WorkspaceSnapshot& snapshot) {
  auto active = snapshot.active();
  active.resize(std::min(active.size(), maximumShown));
  while (buttons_.size() < active.size()) {
    auto* button = new JobButton(this);
    button->setFolded(folded_);
    connect(button, &JobButton::clicked, this, [this, button] { emit runChosen(button->run()); });
    column_->addWidget(button);
    buttons_.push_back(button);
  }
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    buttons_[i]->setVisible(i < active.size());
    if (i >= active.size()) {
      continue;
    }
    const auto& run = active[i];
    const auto* progress = snapshot.progressOf(run.id);
    const auto timed = run.status == RunStatus::Running && progress != nullptr && progress->secondsLeft >= 0.0;
    const auto detail = timed ? tr("%1 left").arg(display::duration(progress->secondsLeft)) : display::runStatus(run.status);
    buttons_[i]->showJob(run.id, QString::fromStdString(run.name) + QStringLiteral(" · ") + detail, shareOf(run, progress));
  }
}

void RunningJobs::setFolded(bool folded) {
  folded_ = folded;
  for (auto* button : buttons_) {
    button->setFolded(folded);
  }
}

}  // namespace luthier
