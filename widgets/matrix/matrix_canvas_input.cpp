// SPDX-License-Identifier: GPL-3.0-or-later
// Pointer and keyboard of the matrix; layout and painting are in matrix_canvas.cpp.
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

#include "widgets/matrix/matrix_canvas.h"

namespace luthier {
namespace {

constexpr int pageOfCells = 10;

/// One step of zooming: at least a pixel.
int enlarged(int cell) { return std::max(cell + 1, cell * 5 / 4); }
int reduced(int cell) { return std::min(cell - 1, cell * 4 / 5); }

}  // namespace

void MatrixCanvas::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  updateScrollBars();
}

void MatrixCanvas::setHovered(std::optional<MatrixCell> cell) {
  if (cell != hovered_) {
    hovered_ = cell;
    viewport()->setCursor(cell ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
    Q_EMIT hoveredChanged();
  }
}

void MatrixCanvas::mouseMoveEvent(QMouseEvent* event) { setHovered(cellAt(event->pos())); }
void MatrixCanvas::leaveEvent(QEvent*) { setHovered(std::nullopt); }

void MatrixCanvas::mousePressEvent(QMouseEvent* event) {
  pressed_ = event->button() == Qt::LeftButton ? cellAt(event->pos()) : std::nullopt;
}

void MatrixCanvas::mouseReleaseEvent(QMouseEvent* event) {
  const std::optional<MatrixCell> cell = cellAt(event->pos());
  if (event->button() == Qt::LeftButton && cell && cell == pressed_) {
    setCurrentCell(cell);
    Q_EMIT activated(cell->truth, cell->prediction);
  }
  pressed_.reset();
}

void MatrixCanvas::wheelEvent(QWheelEvent* event) {
  if (event->modifiers().testFlag(Qt::ControlModifier)) {
    const int cell = cellSide();
    zoomTo(event->angleDelta().y() > 0 ? enlarged(cell) : reduced(cell), event->position().toPoint());
    event->accept();
    return;
  }
  QAbstractScrollArea::wheelEvent(event);
}

void MatrixCanvas::moveCurrent(int rows, int columns) {
  if (classes() == 0) {
    return;
  }
  const MatrixCell from = current_.value_or(MatrixCell{});
  const int step = current_ ? 1 : 0;  // the first key only shows where one is
  setCurrentCell(MatrixCell{std::clamp(from.truth + step * rows, 0, classes() - 1),
                            std::clamp(from.prediction + step * columns, 0, classes() - 1)});
}

void MatrixCanvas::keyPressEvent(QKeyEvent* event) {
  const QPoint centre = viewport()->rect().center();
  switch (event->key()) {
    case Qt::Key_Left:
      moveCurrent(0, -1);
      return;
    case Qt::Key_Right:
      moveCurrent(0, 1);
      return;
    case Qt::Key_Up:
      moveCurrent(-1, 0);
      return;
    case Qt::Key_Down:
      moveCurrent(1, 0);
      return;
    case Qt::Key_PageUp:
      moveCurrent(-pageOfCells, 0);
      return;
    case Qt::Key_PageDown:
      moveCurrent(pageOfCells, 0);
      return;
    case Qt::Key_Home:
      moveCurrent(0, -classes());
      return;
    case Qt::Key_End:
      moveCurrent(0, classes());
      return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      zoomTo(enlarged(cellSide()), centre);
      return;
    case Qt::Key_Minus:
      zoomTo(reduced(cellSide()), centre);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (current_) {
        Q_EMIT activated(current_->truth, current_->prediction);
      }
      return;
    default:
      QAbstractScrollArea::keyPressEvent(event);
  }
}

void MatrixCanvas::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void MatrixCanvas::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

}  // namespace luthier
