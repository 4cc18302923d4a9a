// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <vector>

#include "widgets/plots/curve_plot.h"
#include "widgets/plots/curve_series.h"

namespace luthier {

/// One curve of a plot: what it is called, how it is drawn, its points.
struct Curve {
  CurvePlot::CurveId id = 0;
  QString name;
  CurveRole role = CurveRole::Train;
  int order = 0;  // among the further curves
  bool visible = true;
  CurveSeries series;
};
using CurveList = std::vector<std::unique_ptr<Curve>>;

/// How values of the y axis are read: "0.2871" or "90.2 %".
[[nodiscard]] QString curveValueText(double value, bool percent);

}  // namespace luthier
