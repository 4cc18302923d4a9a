// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/states/progress_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace luthier {
namespace {

constexpr int steps = 1000;  // the bar's own resolution

}  // namespace

ProgressStrip::ProgressStrip(QWidget* parent)
    : QWidget(parent),
      status_(theme::makeLabel({}, theme::TextRole::Strong)),
      bar_(new QProgressBar),
      detail_(theme::makeLabel({}, theme::TextRole::Caption)),
      cancel_(new QPushButton) {
  bar_->setRange(0, steps);
  bar_->setTextVisible(false);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::spaceMedium);
  layout->addWidget(status_);
  layout->addWidget(bar_, 1);
  layout->addWidget(detail_);
  layout->addWidget(cancel_);
  status_->hide();
  cancel_->hide();
  connect(cancel_, &QPushButton::clicked, this, &ProgressStrip::cancelled);
  retranslate();
}

void ProgressStrip::setStatus(const QString& status, theme::Tone tone) {
  status_->setText(status);
  status_->setVisible(!status.isEmpty());
  theme::setTone(*status_, tone);
  describe();
}

void ProgressStrip::setProgress(double share) {
  share_ = share;
  const bool unknown = !(share >= 0.0);
  // A range of 0 to 0 is Qt's moving bar.
  bar_->setRange(0, unknown && theme::motionAllowed() ? 0 : steps);
  bar_->setValue(unknown ? 0 : static_cast<int>(std::lround(std::min(share, 1.0) * steps)));
}

void ProgressStrip::setDetail(const QString& detail) {
  detail_->setText(detail);
  describe();
}

void ProgressStrip::setCancellable(bool cancellable) { cancel_->setVisible(cancellable); }

void ProgressStrip::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void ProgressStrip::retranslate() {
  cancel_->setText(tr("Cancel"));
  describe();
}

void ProgressStrip::describe() {
  bar_->setAccessibleName(status_->text().isEmpty() ? tr("Progress") : status_->text());
  bar_->setAccessibleDescription(detail_->text());
}

}  // namespace luthier
