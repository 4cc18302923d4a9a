// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

#include "core/metrics/confusion_matrix.h"

namespace luthier {

/// What changed from one confusion matrix to another of the same classes: counts, or shares of the true class (where the two
/// judged another number of examples, only shares can be compared).
class MatrixDifference {
 public:
  MatrixDifference(ConfusionMatrix before, ConfusionMatrix after);

  [[nodiscard]] const ConfusionMatrix& before() const { return before_; }
  [[nodiscard]] double at(std::size_t truth, std::size_t prediction, bool normalised) const;
  /// Largest size of a difference; at least 1 count, or 1 % of a class, so that nothing looks like something only by scaling.
  [[nodiscard]] double largest(bool normalised) const { return normalised ? largestShare_ : largestCount_; }
  /// "+3", "−3", or points of per cent: "+2.5"; "" for none.
  [[nodiscard]] static QString text(double difference, bool normalised, int decimals = 1);

 private:
  ConfusionMatrix before_;
  ConfusionMatrix after_;
  std::vector<double> supportBefore_;  // of each class, at least 1
  std::vector<double> supportAfter_;
  double largestCount_ = 1.0;
  double largestShare_ = 0.01;
};

}  // namespace luthier
