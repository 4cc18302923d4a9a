// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/mcnemar.h"

#include <algorithm>
#include <cmath>

namespace luthier {

double mcnemarExact(std::int64_t onlyFirstRight, std::int64_t onlySecondRight) {
  const std::int64_t trials = onlyFirstRight + onlySecondRight;
  const std::int64_t fewer = std::min(onlyFirstRight, onlySecondRight);
  if (fewer * 2 == trials) {
    return 1.0;
  }
  // Terms relative to the largest of the tail, from it downwards, so that thousands of examples underflow nothing:
  // C(n, k-1) / C(n, k) = k / (n - k + 1).
  double sum = 0.0;
  double term = 1.0;
  for (std::int64_t k = fewer; k >= 0 && term > 0.0; --k) {
    sum += term;
    term *= static_cast<double>(k) / static_cast<double>(trials - k + 1);
  }
  const auto n = static_cast<double>(trials);
  const auto most = static_cast<double>(fewer);
  const double largest = std::lgamma(n + 1.0) - std::lgamma(most + 1.0) - std::lgamma(n - most + 1.0) - n * std::log(2.0);
  return std::min(1.0, 2.0 * std::exp(largest + std::log(sum)));
}

}  // namespace luthier
