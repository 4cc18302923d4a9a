// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "core/store/records.h"
#include "core/tasks/metric_accumulator.h"

namespace luthier {

/// Metrics of several labels for an example, of texts and of images alike (scikit-learn's definitions): exact match, and
/// precision, recall and F1 as micro, macro, weighted and samples average. A label is given where its probability (the sigmoid of
/// its output) reaches `threshold`. Where `examples` (the split in stable order) is given, the answer to each is recorded too.
[[nodiscard]] std::unique_ptr<MetricAccumulator> makeLabelMetrics(std::size_t classes, double threshold,
                                                                  const std::vector<ExampleRecord>* examples);

/// N x classes float32: 1 where a label holds. Labels outside the classes are passed over.
[[nodiscard]] torch::Tensor labelFlags(const std::vector<std::vector<std::int32_t>>& rows, std::int64_t classes);

}  // namespace luthier
