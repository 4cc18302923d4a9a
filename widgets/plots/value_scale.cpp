// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/value_scale.h"

#include <cmath>

#include "widgets/plots/min_max_pyramid.h"

namespace luthier {
namespace {

constexpr double logarithmicSpan = 100.0;

}  // namespace

ValueScale::ValueScale(const FigureColumn& column) {
  Extent extent;
  for (const double value : column.values) {
    if (std::isfinite(value)) {
      extent.include(value);
    }
  }
  if (!extent.empty()) {
    low_ = extent.least;
    high_ = extent.greatest;
    logarithmic_ = column.categories.isEmpty() && low_ > 0.0 && high_ / low_ > logarithmicSpan;
  }
}

double ValueScale::place(double value) const {
  if (low_ == high_) {
    return 0.5;
  }
  return logarithmic_ ? std::log(value / low_) / std::log(high_ / low_) : (value - low_) / (high_ - low_);
}

double ValueScale::valueAt(double place) const {
  return logarithmic_ ? low_ * std::pow(high_ / low_, place) : low_ + place * (high_ - low_);
}

}  // namespace luthier
