// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/metrics/classification_report.h"

namespace luthier {

struct LabelReport {
  PrecisionRecall micro;     // over all (example, label) pairs
  PrecisionRecall macro;     // mean over the labels
  PrecisionRecall weighted;  // mean over the labels, weighted by support
  PrecisionRecall samples;   // mean over the examples
  double exact = 0.0;        // share of examples whose set of labels is right (scikit-learn's accuracy_score)
  std::vector<ClassScores> labels;
};

/// Any number of labels for one example. Definitions of scikit-learn's precision_recall_fscore_support on indicator
/// matrices, zero_division=0.
class LabelCounter {
 public:
  explicit LabelCounter(std::size_t labels) : correct_(labels, 0), truths_(labels, 0), answers_(labels, 0) {}
  /// One example: a flag for each label.
  void add(const std::vector<bool>& truth, const std::vector<bool>& answer);
  [[nodiscard]] LabelReport report() const;

 private:
  std::vector<std::int64_t> correct_, truths_, answers_;
  PrecisionRecall samples_;
  std::int64_t exact_ = 0, examples_ = 0;
};

}  // namespace luthier
