// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/job_button.h"

#include <QHBoxLayout>
#include <QPainter>

#include "widgets/states/progress_ring.h"
#include "widgets/text/elided_label.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int rowHeight = 28;
}  // namespace

JobButton::JobButton(QWidget* parent)
    : QAbstractButton(parent), ring_(new ProgressRing(this)), caption_(new ElidedLabel({}, this)) {
  setAttribute(Qt::WA_Hover);
  setFocusPolicy(Qt::StrongFocus);
  theme::setRole(*caption_, theme::TextRole::Caption);
  caption_->setElideMode(Qt::ElideMiddle);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(theme::spaceTiny, 0, theme::spaceTiny, 0);
  row->setSpacing(theme::spaceSmall);
  row->addWidget(ring_);
  row->addWidget(caption_, 1);
  ring_->setAttribute(Qt::WA_TransparentForMouseEvents);
  caption_->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void JobButton::showJob(RowId run, const QString& caption, double share) {
  run_ = run;
  caption_->setText(caption);
  ring_->setProgress(share);
  ring_->setAccessibleName(caption);
  setAccessibleName(caption);
  setToolTip(caption);
}

void JobButton::setFolded(bool folded) { caption_->setVisible(!folded); }

QSize JobButton::sizeHint() const { return {theme::railWidthFolded - 2 * theme::spaceMedium, rowHeight}; }

void JobButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (underMouse()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::colours().hover);
    painter.drawRoundedRect(rect(), theme::radius, theme::radius);
  }
  if (hasFocus()) {
    theme::paintFocusRing(painter, rect());
  }
}

}  // namespace luthier
