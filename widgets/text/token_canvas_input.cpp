// SPDX-License-Identifier: GPL-3.0-or-later
// Pointer and keyboard of the tokens; layout and painting are in token_canvas.cpp.
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cstdlib>

#include "widgets/text/token_canvas.h"

namespace luthier {

void TokenCanvas::setHovered(int cell) {
  if (cell != hovered_) {
    hovered_ = cell;
    viewport()->setCursor(cell >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
    Q_EMIT hoveredChanged();
  }
}

void TokenCanvas::mouseMoveEvent(QMouseEvent* event) { setHovered(cellAt(event->pos())); }
void TokenCanvas::leaveEvent(QEvent*) { setHovered(-1); }

void TokenCanvas::mousePressEvent(QMouseEvent* event) {
  const int cell = cellAt(event->pos());
  if (event->button() == Qt::LeftButton && cell >= 0) {
    setCurrent(cell);
    Q_EMIT activated(cell);
  }
}

/// The cell of the line `lines` further down whose middle is closest.
int TokenCanvas::cellInLine(int from, int lines) const {
  const QRect here = places_[static_cast<std::size_t>(from)];
  int best = from;
  int bestDistance = 0;
  int line = here.top();
  for (int cell = from; cell >= 0 && cell < static_cast<int>(places_.size()); cell += lines) {
    const QRect& place = places_[static_cast<std::size_t>(cell)];
    if (place.top() == here.top()) {
      continue;
    }
    if (line != here.top() && place.top() != line) {
      break;  // a line too far
    }
    const int distance = std::abs(place.center().x() - here.center().x());
    if (line == here.top() || distance < bestDistance) {
      best = cell;
      bestDistance = distance;
    }
    line = place.top();
  }
  return best;
}

void TokenCanvas::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(cells_.size()) - 1;
  const int key = event->key();
  const bool moves = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down ||
                     key == Qt::Key_Home || key == Qt::Key_End;
  if (last < 0 || (!moves && key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Space)) {
    QAbstractScrollArea::keyPressEvent(event);
    return;
  }
  if (current_ < 0) {
    setCurrent(0);  // the first key only shows where one is
    return;
  }
  const int forward = rightToLeft_ ? -1 : 1;
  switch (key) {
    case Qt::Key_Left:
      return setCurrent(std::clamp(current_ - forward, 0, last));
    case Qt::Key_Right:
      return setCurrent(std::clamp(current_ + forward, 0, last));
    case Qt::Key_Up:
      return setCurrent(cellInLine(current_, -1));
    case Qt::Key_Down:
      return setCurrent(cellInLine(current_, 1));
    case Qt::Key_Home:
      return setCurrent(0);
    case Qt::Key_End:
      return setCurrent(last);
    default:
      Q_EMIT activated(current_);
  }
}

void TokenCanvas::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void TokenCanvas::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

}  // namespace luthier
