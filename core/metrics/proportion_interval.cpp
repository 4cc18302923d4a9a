// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/proportion_interval.h"

#include <algorithm>
#include <cmath>

namespace luthier {

Interval wilsonInterval(std::int64_t successes, std::int64_t total, double quantile) {
  if (total <= 0) {
    return {0.0, 1.0};
  }
  const auto n = static_cast<double>(total);
  const double share = static_cast<double>(successes) / n;
  const double square = quantile * quantile;
  const double centre = (share + square / (2.0 * n)) / (1.0 + square / n);
  const double reach = quantile / (1.0 + square / n) * std::sqrt(share * (1.0 - share) / n + square / (4.0 * n * n));
  // Rounding must not push a perfect score's bound beyond itself.
  return {successes == 0 ? 0.0 : std::max(0.0, centre - reach), successes == total ? 1.0 : std::min(1.0, centre + reach)};
}

std::optional<Interval> accuracyInterval(const ConfusionMatrix& matrix) {
  std::int64_t right = 0;
  for (std::size_t label = 0; label < matrix.classes(); ++label) {
    right += matrix.at(label, label);
  }
  const std::int64_t total = matrix.total();
  return total == 0 ? std::nullopt : std::optional(wilsonInterval(right, total));
}

}  // namespace luthier
