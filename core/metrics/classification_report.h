// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/metrics/confusion_matrix.h"
#include "core/metrics/precision_recall.h"

namespace luthier {

struct ClassScores {
  PrecisionRecall scores;
  std::int64_t support = 0;
};

struct ClassificationReport {
  double accuracy = 0.0;
  PrecisionRecall macro;     // mean over the classes that occur in truth or prediction (scikit-learn's default labels)
  PrecisionRecall weighted;  // mean weighted by support
  std::vector<ClassScores> classes;
};

[[nodiscard]] ClassificationReport classificationReport(const ConfusionMatrix& matrix);

}  // namespace luthier
