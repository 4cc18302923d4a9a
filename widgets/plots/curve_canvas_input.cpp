// SPDX-License-Identifier: GPL-3.0-or-later
// Pointer and keyboard of the curve canvas; what they lead to is in curve_canvas.cpp.
#include "widgets/plots/curve_canvas.h"

#include <algorithm>
#include <cmath>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr double zoomStep = 1.25;
constexpr double panShare = 0.1;
constexpr double wheelNotch = 120.0;

}  // namespace

void CurveCanvas::resizeEvent(QResizeEvent* event) {
  QCustomPlot::resizeEvent(event);
  readOut_->setGeometry(rect());
  scheduleRefresh();
}

void CurveCanvas::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::RightButton) {
    event->ignore();
    return;
  }
  // The left button draws a box; with Shift it takes hold of the curves and moves them.
  const bool pan = event->modifiers().testFlag(Qt::ShiftModifier);
  setSelectionRectMode(pan ? QCP::srmNone : QCP::srmCustom);
  setInteraction(QCP::iRangeDrag, pan);
  automatic_ = automatic_ && !pan;
  QCustomPlot::mousePressEvent(event);
}

void CurveCanvas::mouseReleaseEvent(QMouseEvent* event) {
  QCustomPlot::mouseReleaseEvent(event);
  setInteraction(QCP::iRangeDrag, false);
}

void CurveCanvas::mouseMoveEvent(QMouseEvent* event) {
  QCustomPlot::mouseMoveEvent(event);
  if (event->buttons() == Qt::NoButton && axisRect()->rect().contains(event->pos()) && hasPoints()) {
    showReadOut(xAxis->pixelToCoord(event->pos().x()));
  } else {
    readOut_->clear();
    readOutX_.reset();
  }
}

void CurveCanvas::mouseDoubleClickEvent(QMouseEvent*) { resetView(); }

void CurveCanvas::wheelEvent(QWheelEvent* event) {
  // A page that scrolls keeps its wheel until the plot has been clicked or reached by Tab, unless Ctrl says it is meant.
  const bool meant = hasFocus() || event->modifiers().testFlag(Qt::ControlModifier);
  if (!meant || !hasPoints()) {
    event->ignore();
    return;
  }
  const double notches = event->angleDelta().y() / wheelNotch;
  zoom(std::pow(zoomStep, -notches), event->position(), event->modifiers().testFlag(Qt::ShiftModifier));
  event->accept();
}

void CurveCanvas::leaveEvent(QEvent* event) {
  readOut_->clear();
  readOutX_.reset();
  QCustomPlot::leaveEvent(event);
}

void CurveCanvas::keyPressEvent(QKeyEvent* event) {
  const QPointF centre =
      readOutX_ ? QPointF(xAxis->coordToPixel(*readOutX_), axisRect()->center().y()) : QPointF(axisRect()->center());
  const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
      const int direction = event->key() == Qt::Key_Right ? 1 : -1;
      if (shift) {
        xAxis->moveRange(direction * panShare * xAxis->range().size());
        viewTakenOver();
      } else {
        moveReadOut(direction);
      }
      return;
    }
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      zoom(1.0 / zoomStep, centre, false);
      return;
    case Qt::Key_Minus:
      zoom(zoomStep, centre, false);
      return;
    case Qt::Key_Home:
      resetView();
      return;
    default:
      QCustomPlot::keyPressEvent(event);
  }
}

void CurveCanvas::focusInEvent(QFocusEvent* event) {
  QCustomPlot::focusInEvent(event);
  update();
}

void CurveCanvas::focusOutEvent(QFocusEvent* event) {
  readOut_->clear();
  readOutX_.reset();
  QCustomPlot::focusOutEvent(event);
  update();
}

void CurveCanvas::paintEvent(QPaintEvent* event) {
  QCustomPlot::paintEvent(event);
  QPainter painter(this);
  if (!hasPoints() && !emptyText_.isEmpty()) {
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(theme::colours().muted);
    painter.drawText(axisRect()->rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
  }
  if (hasFocus()) {
    theme::paintFocusRing(painter, rect());
  }
}

}  // namespace luthier
