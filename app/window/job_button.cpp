// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/job_button.h"

#include <QPainter>
#include <QPaintEvent>
#include <algorithm>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int height = 28;
constexpr int ring = 16;
constexpr double penWidth = 3.0;
constexpr int fullCircle = 360 * 16;
constexpr int topOfCircle = 90 * 16;
}  // namespace

void JobButton::showJob(RowId run, const QString& name, const QString& detail, double share) {
  run_ = run;
  caption_ = detail.isEmpty() ? name : name + QStringLiteral(" · ") + detail;
  share_ = share;
  setAccessibleName(caption_);
  setToolTip(caption_);
  update();
}

void JobButton::setFolded(bool folded) {
  folded_ = folded;
  update();
}

QSize JobButton::sizeHint() const { return {theme::railWidthFolded - 2 * theme::spaceMedium, height}; }

void JobButton::paintEvent(QPaintEvent*) {
  const auto& colours = theme::colours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (underMouse()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.hover);
    painter.drawRoundedRect(rect(), theme::radius, theme::radius);
  }
  const int left = folded_ ? (width() - ring) / 2 : theme::spaceTiny;
  const QRectF circle = QRectF(left, (QWidget::height() - ring) / 2.0, ring, ring).adjusted(1.5, 1.5, -1.5, -1.5);
  painter.setPen(QPen(colours.line, penWidth));
  painter.drawEllipse(circle);
  if (share_ > 0.0) {
    painter.setPen(QPen(colours.accent, penWidth, Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(circle, topOfCircle, -static_cast<int>(std::min(share_, 1.0) * fullCircle));
  }
  if (!folded_) {
    painter.setPen(colours.muted);
    painter.setFont(theme::font(theme::TextRole::Caption));
    const auto text = rect().adjusted(left + ring + theme::spaceSmall, 0, -theme::spaceTiny, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(caption_, Qt::ElideMiddle, text.width()));
  }
  if (hasFocus()) {
    theme::paintFocusRing(painter, rect());
  }
}

}  // namespace luthier
