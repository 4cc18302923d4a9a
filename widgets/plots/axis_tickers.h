// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include "widgets/plots/curve_style.h"

namespace luthier {

/// Ticks of a value axis: linear or logarithmic, plain or in per cent (values are shares of 1).
[[nodiscard]] QSharedPointer<QCPAxisTicker> makeAxisTicker(bool percent, bool logarithmic);

/// Ticks at whole numbers only.
[[nodiscard]] QSharedPointer<QCPAxisTicker> makeWholeTicker();

/// The marker of a curve in QCustomPlot's terms.
[[nodiscard]] QCPScatterStyle scatterStyle(const CurveStyle& style);

}  // namespace luthier
