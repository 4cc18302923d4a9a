// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <vector>

#include "core/weights/state_dict.h"

namespace luthier {

/// The exponential moving average of a network's weights and statistics: timm's ModelEmaV3 with use_warmup, which is
/// torch.optim.swa_utils' EMA rule, average += (1 - d) (weights - average), with a decay that warms up. Whole numbers (counters)
/// are copied. Its arithmetic is in the weights' precision, on their device. One thread.
class WeightAverage {
 public:
  /// Begins with the network's weights as they are.
  WeightAverage(torch::nn::Module& module, double decay);

  /// After the optimiser step `step` (1 = first).
  void update(std::int64_t step);
  /// The decay of that step: 0 at the first, then 1 - step^(-2/3), up to the stated one.
  [[nodiscard]] double decayAt(std::int64_t step) const;

  /// The average, and the weights that train, by name; whichever of them the network holds at the moment. They share storage.
  [[nodiscard]] StateDict average() const { return swapped_ ? stateDictOf(module_) : named(); }
  [[nodiscard]] StateDict trained() const { return swapped_ ? named() : stateDictOf(module_); }
  /// Throws Error{CheckpointDamaged} where a tensor is missing or of another shape.
  void load(const StateDict& average);

  /// The network holds the average for its life. `average` may be null: nothing happens.
  class Scope {
   public:
    explicit Scope(WeightAverage* average) : average_(average) { swap(); }
    ~Scope() { swap(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    void swap() {
      if (average_ != nullptr) {
        average_->swap();
      }
    }
    WeightAverage* average_;
  };

 private:
  void swap();
  [[nodiscard]] StateDict named() const;

  torch::nn::Module& module_;
  double decay_;
  bool swapped_ = false;
  std::vector<std::string> names_;
  std::vector<torch::Tensor> weights_;   // the network's own
  std::vector<torch::Tensor> averages_;  // laid out in memory as they are
};

}  // namespace luthier
