// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

#include "core/training/observer.h"

namespace luthier {

/// Keeps the losses of recent steps as tensors, so that no step waits for the device, and reports them together.
class StepLog {
 public:
  void add(std::int64_t step, const torch::Tensor& loss, double learningRate, double seconds);
  /// Reports what is kept, up to the first loss that is not a number. False where there is one: the run has diverged.
  [[nodiscard]] bool flush(TrainingObserver& observer);
  [[nodiscard]] std::size_t size() const noexcept { return reports_.size(); }

 private:
  std::vector<StepReport> reports_;
  std::vector<torch::Tensor> losses_;
};

}  // namespace luthier
