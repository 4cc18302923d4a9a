// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/read_out.h"

#include <QPainter>

#include <algorithm>
#include <utility>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr double dotRadius = 3.0;
constexpr double opacity = 0.94;

}  // namespace

ReadOut::ReadOut(QWidget* plot) : QWidget(plot) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusPolicy(Qt::NoFocus);
}

void ReadOut::showAt(double x, const QRect& area, const QString& heading, std::vector<Entry> entries) {
  shown_ = true;
  x_ = x;
  area_ = area;
  heading_ = heading;
  entries_ = std::move(entries);
  update();
}

void ReadOut::clear() {
  if (std::exchange(shown_, false)) {
    update();
  }
}

void ReadOut::paintEvent(QPaintEvent*) {
  if (!shown_) {
    return;
  }
  const theme::Colours& c = theme::colours();
  QPainter painter(this);
  painter.setPen(QPen(c.muted, 1, Qt::DotLine));
  painter.drawLine(QPointF(x_, area_.top()), QPointF(x_, area_.bottom()));
  painter.setRenderHint(QPainter::Antialiasing);
  for (const Entry& entry : entries_) {
    painter.setPen(QPen(c.surface, 1));
    painter.setBrush(entry.colour);
    if (area_.contains(entry.place.toPoint())) {
      painter.drawEllipse(entry.place, dotRadius, dotRadius);
    }
  }
  const QFont font = theme::font(theme::TextRole::Caption);
  const QFontMetrics metrics(font);
  int width = metrics.horizontalAdvance(heading_);
  for (const Entry& entry : entries_) {
    width = std::max(width, metrics.horizontalAdvance(entry.text) + theme::spaceMedium);
  }
  width += 2 * theme::spaceSmall;
  const int height = metrics.height() * (static_cast<int>(entries_.size()) + 1) + 2 * theme::spaceTiny;
  const int gap = theme::spaceMedium;
  const bool right = x_ + gap + width <= area_.right();
  const int left = static_cast<int>(right ? x_ + gap : std::max(0.0, x_ - gap - width));
  const QRect box(left, area_.top() + theme::spaceTiny, width, height);
  QColor ground = c.surface;
  ground.setAlphaF(static_cast<float>(opacity));
  painter.setPen(c.line);
  painter.setBrush(ground);
  painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme::radius, theme::radius);
  painter.setFont(font);
  QRect line(box.left() + theme::spaceSmall, box.top() + theme::spaceTiny, width - 2 * theme::spaceSmall, metrics.height());
  painter.setPen(c.muted);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, heading_);
  for (const Entry& entry : entries_) {
    line.translate(0, metrics.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(entry.colour);
    painter.drawEllipse(QPointF(line.left() + dotRadius, line.center().y() + 1), dotRadius, dotRadius);
    painter.setPen(c.text);
    painter.drawText(line.adjusted(theme::spaceMedium, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
  }
}

}  // namespace luthier
