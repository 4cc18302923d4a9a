// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/states/metric_tile.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr double arrowSide = 8.0;

QPainterPath arrow(const QPointF& centre, bool up) {
  const double half = arrowSide / 2;
  const double direction = up ? -1.0 : 1.0;
  QPainterPath path(centre + QPointF(0, direction * half));
  path.lineTo(centre + QPointF(-half, -direction * half));
  path.lineTo(centre + QPointF(half, -direction * half));
  path.closeSubpath();
  return path;
}

}  // namespace

MetricTile::MetricTile(QWidget* parent) : QFrame(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void MetricTile::setCaption(const QString& caption) {
  caption_ = caption;
  describe();
}

void MetricTile::setValue(const QString& value) {
  value_ = value;
  describe();
}

void MetricTile::setDelta(double difference, const QString& text, Better better) {
  delta_ = difference;
  deltaText_ = text;
  better_ = better;
  describe();
}

void MetricTile::clearDelta() { setDelta(0.0, {}, Better::Neither); }

void MetricTile::describe() {
  setAccessibleName(caption_.isEmpty() ? value_ : caption_ + QStringLiteral(": ") + value_);
  setAccessibleDescription(delta_ == 0.0 ? QString() : (delta_ > 0.0 ? tr("up by %1") : tr("down by %1")).arg(deltaText_));
  setToolTip(accessibleDescription());
  updateGeometry();
  update();
}

QSize MetricTile::sizeHint() const {
  const QFontMetrics caption(theme::font(theme::TextRole::Caption));
  const QFontMetrics value(theme::font(theme::TextRole::Figure));
  const int delta = delta_ == 0.0 ? 0 : theme::spaceLarge + theme::spaceTiny + caption.horizontalAdvance(deltaText_);
  const int width = std::max(caption.horizontalAdvance(caption_), value.horizontalAdvance(value_) + delta);
  return {width + 2 * theme::spaceLarge, caption.height() + value.height() + theme::spaceTiny + 2 * theme::spaceMedium};
}

QSize MetricTile::minimumSizeHint() const {
  const QFontMetrics value(theme::font(theme::TextRole::Figure));
  return {value.horizontalAdvance(value_) + 2 * theme::spaceMedium, sizeHint().height()};
}

void MetricTile::paintEvent(QPaintEvent*) {
  const theme::Colours& c = theme::colours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(c.line);
  painter.setBrush(c.surface);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::radius, theme::radius);

  const QRect inner = rect().adjusted(theme::spaceLarge, theme::spaceMedium, -theme::spaceMedium, -theme::spaceMedium);
  const QFont captionFont = theme::font(theme::TextRole::Caption);
  const QFontMetrics caption(captionFont);
  painter.setFont(captionFont);
  painter.setPen(c.muted);
  painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, caption.elidedText(caption_, Qt::ElideRight, inner.width()));

  const QFont valueFont = theme::font(theme::TextRole::Figure);
  const QFontMetrics value(valueFont);
  const QString shown = value_.isEmpty() ? QStringLiteral("–") : value_;
  painter.setFont(valueFont);
  painter.setPen(value_.isEmpty() ? c.muted : c.text);
  painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom, value.elidedText(shown, Qt::ElideRight, inner.width()));

  const int left = inner.left() + value.horizontalAdvance(shown) + theme::spaceSmall;
  const int needed = theme::spaceMedium + caption.horizontalAdvance(deltaText_);
  if (delta_ == 0.0 || left + needed > inner.right() + 1) {
    return;
  }
  const bool up = delta_ > 0.0;
  const bool good = (better_ == Better::Higher) == up;
  const QColor& tone = better_ == Better::Neither ? c.muted : (good ? c.good : c.bad);
  const double middle = inner.bottom() - value.height() / 2.0 + 1.0;
  painter.fillPath(arrow(QPointF(left + arrowSide / 2, middle), up), tone);
  painter.setFont(captionFont);
  painter.setPen(tone);
  painter.drawText(QRectF(left + theme::spaceMedium, middle - caption.height() / 2.0, needed, caption.height()),
                   Qt::AlignLeft | Qt::AlignVCenter, deltaText_);
}

void MetricTile::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    describe();
  }
  QFrame::changeEvent(event);
}

}  // namespace luthier
