// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/metrics/confusion_matrix.h"

namespace luthier {

/// Where a figure plausibly lies.
struct Interval {
  double low = 0.0;
  double high = 0.0;

  bool operator==(const Interval&) const = default;
};

/// The standard normal's quantile for a two-sided interval of 95 %.
inline constexpr double normalQuantile95 = 1.959963984540054;

/// Wilson's score interval of a share of `successes` in `total`, without continuity correction: E. B. Wilson, "Probable
/// inference, the law of succession, and statistical inference", Journal of the American Statistical Association 22 (1927),
/// 209-212. It stays within 0 and 1 and is sound for shares near them, where p +- z sqrt(p(1-p)/n) is not. 0 to 1 where
/// `total` is 0.
[[nodiscard]] Interval wilsonInterval(std::int64_t successes, std::int64_t total, double quantile = normalQuantile95);

/// The same of a matrix's accuracy (its diagonal's share); nothing where it is empty.
[[nodiscard]] std::optional<Interval> accuracyInterval(const ConfusionMatrix& matrix);

}  // namespace luthier
