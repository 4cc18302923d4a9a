// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace luthier {

/// What several runs of the same settings agree on: mean and sample standard deviation (divisor n - 1; 0 for a single value).
/// Values that are not finite are left out.
struct Spread {
  std::size_t count = 0;
  double mean = 0.0;
  double deviation = 0.0;
};

[[nodiscard]] Spread spreadOf(std::span<const double> values);

}  // namespace luthier
