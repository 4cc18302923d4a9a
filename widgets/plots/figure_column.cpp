// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/figure_column.h"

#include <cmath>

#include "widgets/plots/curve.h"

namespace luthier {

QString FigureColumn::text(double value) const {
  if (!std::isfinite(value)) {
    return QStringLiteral("–");
  }
  return categories.isEmpty() ? curveValueText(value, percent) : categories.value(static_cast<int>(std::lround(value)));
}

}  // namespace luthier
