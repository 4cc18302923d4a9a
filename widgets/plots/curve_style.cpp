// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_style.h"

#include <QPainterPath>

#include <array>

#include "widgets/theme/tokens.h"

namespace luthier {
namespace {

constexpr double markerSide = 6.0;
constexpr double faintShare = 0.35;

}  // namespace

QColor seriesColour(int order) {
  return theme::seriesColours().at(static_cast<std::size_t>(order) % theme::seriesColours().size());
}

CurveStyle curveStyle(CurveRole role, int order) {
  constexpr std::array markers{MarkerShape::Square, MarkerShape::Triangle, MarkerShape::Diamond, MarkerShape::Cross,
                               MarkerShape::Disc};
  constexpr std::array dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
  CurveStyle style;
  switch (role) {
    case CurveRole::Train:
      style.colour = seriesColour(0);
      break;
    case CurveRole::Validation:
      style.colour = seriesColour(1);
      style.dash = Qt::DashLine;
      style.marker = MarkerShape::Disc;
      break;
    case CurveRole::Further: {
      const auto further = static_cast<std::size_t>(order);
      const std::size_t colours = theme::seriesColours().size();
      style.colour = seriesColour(order + 2);
      style.marker = markers[further % markers.size()];
      // After one round of colours the same colour comes back with another dash.
      style.dash = dashes[(further / (colours - 2)) % dashes.size()];
      break;
    }
  }
  style.faint = theme::blend(style.colour, theme::colours().surface, faintShare);
  return style;
}

void paintMarker(QPainter& painter, const QPointF& centre, const CurveStyle& style) {
  const double half = markerSide / 2;
  const QRectF box(centre.x() - half, centre.y() - half, markerSide, markerSide);
  painter.setPen(QPen(style.colour, 1));
  painter.setBrush(style.colour);
  switch (style.marker) {
    case MarkerShape::Disc:
      painter.drawEllipse(box);
      break;
    case MarkerShape::Square:
      painter.drawRect(box);
      break;
    case MarkerShape::Triangle:
      painter.drawPolygon(QPolygonF{box.bottomLeft(), box.bottomRight(), {centre.x(), box.top()}});
      break;
    case MarkerShape::Diamond:
      painter.drawPolygon(QPolygonF{
          {centre.x(), box.top()}, {box.right(), centre.y()}, {centre.x(), box.bottom()}, {box.left(), centre.y()}});
      break;
    case MarkerShape::Cross:
      painter.drawLine(box.topLeft(), box.bottomRight());
      painter.drawLine(box.bottomLeft(), box.topRight());
      break;
    case MarkerShape::None:
      break;
  }
}

}  // namespace luthier
