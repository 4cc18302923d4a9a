// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/queue_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int largestPriority = 100;
}  // namespace

QueueBar::QueueBar(RunActions& actions, QWidget* parent) : QWidget(parent), actions_(actions) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::spaceSmall);
  first_ = addButton(queue::Place::First);
  up_ = addButton(queue::Place::Earlier);
  down_ = addButton(queue::Place::Later);
  last_ = addButton(queue::Place::Last);
  up_->setIcon(theme::icon(theme::Icon::Up));
  down_->setIcon(theme::icon(theme::Icon::Down));
  priorityLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  priority_ = new QSpinBox;
  priority_->setRange(-largestPriority, largestPriority);
  priority_->setKeyboardTracking(false);
  priorityLabel_->setBuddy(priority_);
  row->addSpacing(theme::spaceSmall);
  row->addWidget(priorityLabel_);
  row->addWidget(priority_);
  connect(priority_, &QSpinBox::valueChanged, this, [this](int value) { actions_.setPriority(run_, value); });
  retranslate();
  showRun(nullptr);
}

QPushButton* QueueBar::addButton(queue::Place place) {
  auto* button = new QPushButton;
  connect(button, &QPushButton::clicked, this, [this, place] { actions_.moveInQueue(run_, place); });
  layout()->addWidget(button);
  return button;
}

void QueueBar::showRun(const RunRecord* run) {
  const bool waits = run != nullptr && run->status == RunStatus::Queued;
  setEnabled(waits);
  // A number that is being typed is not overwritten by what the store still says.
  if (const RowId shown = waits ? run->id : 0; shown != run_ || !priority_->hasFocus()) {
    run_ = shown;
    const QSignalBlocker quiet(priority_);
    priority_->setValue(waits ? static_cast<int>(run->priority) : 0);
  }
}

void QueueBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void QueueBar::retranslate() {
  first_->setText(tr("To the front"));
  first_->setToolTip(tr("Move the waiting run to the front of the queue"));
  up_->setText(tr("Up"));
  up_->setToolTip(tr("Move the waiting run past the one before it"));
  down_->setText(tr("Down"));
  down_->setToolTip(tr("Move the waiting run behind the one after it"));
  last_->setText(tr("To the end"));
  last_->setToolTip(tr("Move the waiting run to the end of the queue"));
  priorityLabel_->setText(tr("Priority"));
  priority_->setAccessibleName(tr("Priority"));
  priority_->setToolTip(tr("Runs of a higher priority are trained first; usual is 0"));
}

}  // namespace luthier
