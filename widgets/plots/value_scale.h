// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/figure_column.h"

namespace luthier {

/// Where the values of a column stand on an axis, from 0 (low end) to 1. Logarithmic where all values are above zero and span
/// more than two decades, as learning rates do.
class ValueScale {
 public:
  explicit ValueScale(const FigureColumn& column = {});

  [[nodiscard]] bool empty() const { return low_ > high_; }
  [[nodiscard]] bool logarithmic() const { return logarithmic_; }
  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double high() const { return high_; }
  /// In the middle where all values are equal.
  [[nodiscard]] double place(double value) const;
  [[nodiscard]] double valueAt(double place) const;

 private:
  double low_ = 1.0;
  double high_ = 0.0;
  bool logarithmic_ = false;
};

}  // namespace luthier
