// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainter>

#include "widgets/plots/curve_plot.h"

namespace luthier {

enum class MarkerShape { None, Disc, Square, Triangle, Diamond, Cross };

/// How a curve is drawn: told apart by colour, dash and marker together, so that no one needs to see colours.
struct CurveStyle {
  QColor colour;
  QColor faint;  // of the raw curve under a smoothed one
  Qt::PenStyle dash = Qt::SolidLine;
  MarkerShape marker = MarkerShape::None;

  [[nodiscard]] QPen pen() const { return QPen(colour, 1, dash); }
};

/// `order` counts the further curves of a plot, from 0.
[[nodiscard]] CurveStyle curveStyle(CurveRole role, int order);
/// The Okabe-Ito colour of the n-th series of a bar plot.
[[nodiscard]] QColor seriesColour(int order);
/// A marker as it stands on the curve and in the legend.
void paintMarker(QPainter& painter, const QPointF& centre, const CurveStyle& style);

}  // namespace luthier
