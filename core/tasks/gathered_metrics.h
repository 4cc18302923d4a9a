// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/tasks/metric_accumulator.h"

namespace luthier {

/// A MetricAccumulator that keeps some tensors of every step, whatever they mean, and makes the metrics of them at the end.
class GatheredMetrics : public MetricAccumulator {
 public:
  void add(const Batch& batch, const torch::Tensor& outputs, const torch::Tensor& loss) final;
  [[nodiscard]] StateDict state() const final;
  void load(const StateDict& state) final;
  [[nodiscard]] EpochResult finish() const final;

 protected:
  /// What of a step is to be kept; joined along the first dimension in the end. Gradients are not followed.
  [[nodiscard]] virtual StateDict gather(const Batch& batch, const torch::Tensor& outputs) const = 0;
  /// How much the step's mean loss counts: its examples, unless the task's loss is a mean over something else.
  [[nodiscard]] virtual torch::Tensor weight(const Batch& batch) const;
  /// Adds the metrics to `result`, which has the loss. `all` is on the CPU; it has "positions" beside what was gathered.
  virtual void complete(EpochResult& result, const StateDict& all) const = 0;

 private:
  std::map<std::string, std::vector<torch::Tensor>> parts_;
  torch::Tensor lossSum_, weightSum_;
};

/// A one-dimensional tensor's values.
template <typename Value>
[[nodiscard]] std::vector<Value> valuesOf(const torch::Tensor& tensor) {
  const auto flat = tensor.contiguous();
  const auto* values = flat.const_data_ptr<Value>();
  return {values, values + flat.numel()};
}

}  // namespace luthier
