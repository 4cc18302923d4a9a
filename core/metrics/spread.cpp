// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/spread.h"

#include <cmath>

namespace luthier {

Spread spreadOf(std::span<const double> values) {
  // Welford's way: no difference of large sums.
  Spread spread;
  double squares = 0.0;
  for (const double value : values) {
    if (!std::isfinite(value)) {
      continue;
    }
    ++spread.count;
    const double before = value - spread.mean;
    spread.mean += before / static_cast<double>(spread.count);
    squares += before * (value - spread.mean);
  }
  if (spread.count > 1) {
    spread.deviation = std::sqrt(squares / static_cast<double>(spread.count - 1));
  }
  return spread;
}

}  // namespace luthier
