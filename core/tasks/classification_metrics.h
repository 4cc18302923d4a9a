// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/store/records.h"
#include "core/tasks/metric_accumulator.h"

namespace luthier {

/// Loss, accuracy, top-5, precision, recall and F1 (scikit-learn's definitions), and the confusion matrix of classification.
/// Where `examples` (the split in stable order) is given, the answer to each of them is recorded too.
[[nodiscard]] std::unique_ptr<MetricAccumulator> makeClassificationMetrics(std::size_t classes,
                                                                           const std::vector<ExampleRecord>* examples);

}  // namespace luthier
