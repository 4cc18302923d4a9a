// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

#include "core/store/records.h"

namespace luthier {

/// Weights as scikit-learn's class_weight="balanced": examples / (classes * examples of the class).
[[nodiscard]] inline torch::Tensor balancedWeights(const std::vector<ExampleRecord>& examples, std::size_t classes) {
  std::vector<float> counts(classes, 0.0F);
  for (const auto& example : examples) {
    counts[static_cast<std::size_t>(example.label)] += 1.0F;
  }
  const auto weights = torch::tensor(counts).clamp_min(1.0);
  return static_cast<float>(examples.size()) / (static_cast<float>(classes) * weights);
}

/// One weight for each example, so that each class is drawn equally often: one by the examples of its class.
[[nodiscard]] inline std::vector<double> inverseFrequencies(const std::vector<ExampleRecord>& examples,
                                                            std::size_t classes) {
  std::vector<double> counts(classes, 0.0);
  for (const auto& example : examples) {
    counts[static_cast<std::size_t>(example.label)] += 1.0;
  }
  std::vector<double> weights;
  weights.reserve(examples.size());
  for (const auto& example : examples) {
    weights.push_back(1.0 / counts[static_cast<std::size_t>(example.label)]);
  }
  return weights;
}

}  // namespace luthier
