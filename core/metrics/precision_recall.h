// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace luthier {

/// Precision, recall and F1 as scikit-learn's precision_recall_fscore_support defines them, with zero_division=0.
struct PrecisionRecall {
  double precision = 0.0;
  double recall = 0.0;
  double f1 = 0.0;
};

/// 0 where there is nothing to divide by.
[[nodiscard]] inline double ratioOrZero(double part, double whole) { return whole > 0.0 ? part / whole : 0.0; }

/// F1 from the counts, 2 tp / (support + predicted), as scikit-learn computes it: it is defined where precision or recall is
/// not.
[[nodiscard]] inline PrecisionRecall scoresFromCounts(std::int64_t correct, std::int64_t support, std::int64_t predicted) {
  const auto hits = static_cast<double>(correct);
  return {ratioOrZero(hits, static_cast<double>(predicted)), ratioOrZero(hits, static_cast<double>(support)),
          ratioOrZero(2.0 * hits, static_cast<double>(support + predicted))};
}

/// For means: sum += weight * scores.
inline void addWeighted(PrecisionRecall& sum, const PrecisionRecall& scores, double weight) {
  sum.precision += weight * scores.precision;
  sum.recall += weight * scores.recall;
  sum.f1 += weight * scores.f1;
}

}  // namespace luthier
