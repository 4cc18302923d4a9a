// SPDX-License-Identifier: GPL-3.0-or-later
// Brushing with mouse and keyboard.
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/plots/parallel_canvas.h"

namespace luthier {
namespace {

constexpr int reach = 12;         // px around an axis within which a drag brushes it
constexpr int nearness = 6;       // px from a line at which it is under the pointer
constexpr double keyStep = 0.05;  // of an axis

double distance(const QPointF& from, const QPointF& to, const QPointF& position) {
  const QPointF along = to - from;
  const double length = QPointF::dotProduct(along, along);
  const double share = length == 0.0 ? 0.0 : std::clamp(QPointF::dotProduct(position - from, along) / length, 0.0, 1.0);
  const QPointF off = position - (from + share * along);
  return std::hypot(off.x(), off.y());
}

}  // namespace

int ParallelCanvas::axisAt(const QPoint& position) const {
  const QRectF area = plotArea(size());
  for (int column = 0; column < static_cast<int>(columns_.size()); ++column) {
    if (std::abs(axisX(area, column) - position.x()) <= reach) {
      return column;
    }
  }
  return -1;
}

int ParallelCanvas::itemAt(const QPoint& position) const {
  const QRectF area = plotArea(size());
  int nearest = -1;
  double least = nearness;
  for (int column = 0; column + 1 < static_cast<int>(columns_.size()); ++column) {
    if (position.x() < axisX(area, column) || position.x() > axisX(area, column + 1)) {
      continue;
    }
    for (int item = 0; item < names_.size(); ++item) {
      const double away = distance(point(area, column, item), point(area, column + 1, item), position);
      if (inside(item) && away < least) {
        least = away;
        nearest = item;
      }
    }
  }
  return nearest;
}

void ParallelCanvas::mousePressEvent(QMouseEvent* event) {
  dragged_ = event->button() == Qt::LeftButton ? axisAt(event->pos()) : -1;
  if (dragged_ >= 0 && !scales_[static_cast<std::size_t>(dragged_)].empty()) {
    axis_ = dragged_;
    moved_ = false;
    const QRectF area = plotArea(size());
    dragStart_ = std::clamp((area.bottom() - event->pos().y()) / area.height(), 0.0, 1.0);
  }
}

void ParallelCanvas::brushTo(const QPoint& position) {
  const QRectF area = plotArea(size());
  const double place = std::clamp((area.bottom() - position.y()) / area.height(), 0.0, 1.0);
  const ValueScale& scale = scales_[static_cast<std::size_t>(dragged_)];
  setBrush(dragged_, scale.valueAt(std::min(place, dragStart_)), scale.valueAt(std::max(place, dragStart_)));
}

void ParallelCanvas::mouseMoveEvent(QMouseEvent* event) {
  if (dragged_ >= 0) {
    moved_ = true;
    brushTo(event->pos());
    return;
  }
  setCursor(axisAt(event->pos()) >= 0 ? Qt::SizeVerCursor : Qt::ArrowCursor);
  const int item = columns_.empty() ? -1 : itemAt(event->pos());
  if (item != hovered_) {
    hovered_ = item;
    update();
  }
  if (item < 0) {
    QToolTip::hideText();
    return;
  }
  QStringList lines{names_.at(item)};
  for (const FigureColumn& column : columns_) {
    lines << column.name + QStringLiteral("  ") + column.text(column.values[static_cast<std::size_t>(item)]);
  }
  QToolTip::showText(event->globalPosition().toPoint(),
                     lines.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")), this);
}

void ParallelCanvas::mouseReleaseEvent(QMouseEvent*) {
  const int column = std::exchange(dragged_, -1);
  if (column >= 0 && !moved_) {
    letGo(column);
  }
}

void ParallelCanvas::leaveEvent(QEvent*) {
  hovered_ = -1;
  update();
}

void ParallelCanvas::letGo(int column) { setBrush(column, 1.0, 0.0); }

void ParallelCanvas::moveEnd(bool upper, int direction) {
  if (axis_ < 0 || scales_[static_cast<std::size_t>(axis_)].empty()) {
    return;
  }
  const ValueScale& scale = scales_[static_cast<std::size_t>(axis_)];
  const Brush whole{scale.low(), scale.high()};
  const Brush brush = brushes_[static_cast<std::size_t>(axis_)].value_or(whole);
  double low = scale.place(brush.low);
  double high = scale.place(brush.high);
  (upper ? high : low) += direction * keyStep;
  high = std::clamp(high, 0.0, 1.0);
  low = std::clamp(low, 0.0, high);
  setBrush(axis_, scale.valueAt(low), scale.valueAt(high));
}

void ParallelCanvas::chooseAxis(int column) {
  axis_ = std::clamp(column, 0, static_cast<int>(columns_.size()) - 1);
  update();
  describe();
}

void ParallelCanvas::keyPressEvent(QKeyEvent* event) {
  const bool lower = event->modifiers().testFlag(Qt::ShiftModifier);
  switch (columns_.empty() ? 0 : event->key()) {
    case Qt::Key_Left:
      chooseAxis(axis_ - 1);
      return;
    case Qt::Key_Right:
      chooseAxis(axis_ + 1);
      return;
    case Qt::Key_Up:
      moveEnd(!lower, 1);
      return;
    case Qt::Key_Down:
      moveEnd(!lower, -1);
      return;
    case Qt::Key_Delete:
      letGo(axis_);
      return;
    case Qt::Key_Escape:
      for (int column = 0; column < static_cast<int>(columns_.size()); ++column) {
        letGo(column);
      }
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void ParallelCanvas::describe() {
  if (axis_ < 0 || columns_.empty()) {
    setAccessibleDescription({});
    return;
  }
  const auto index = static_cast<std::size_t>(axis_);
  const Brush part = brushes_[index].value_or(Brush{scales_[index].low(), scales_[index].high()});
  setAccessibleDescription(tr("%1 from %2 to %3: %4 of %5.", "axis, ends of the brush, things inside, things")
                               .arg(columns_[index].name, columns_[index].text(part.low), columns_[index].text(part.high))
                               .arg(brushed().size())
                               .arg(names_.size()));
}

void ParallelCanvas::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void ParallelCanvas::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

}  // namespace luthier
