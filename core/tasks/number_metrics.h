// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/store/records.h"
#include "core/tasks/metric_accumulator.h"

namespace luthier {

/// How a network's answer becomes a number: answer * deviation + mean.
struct NumberScale {
  double mean = 0.0, deviation = 1.0;
};

/// Metrics of a number for an example, of texts and of images alike, in the number's own unit: mean absolute error, root of the
/// mean squared error, R2, both correlations (scikit-learn's and SciPy's definitions). Where `examples` (the split in stable
/// order) is given, the answer to each is recorded too.
[[nodiscard]] std::unique_ptr<MetricAccumulator> makeNumberMetrics(const NumberScale& scale,
                                                                   const std::vector<ExampleRecord>* examples);

}  // namespace luthier
