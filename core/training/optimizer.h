// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/config/training_parameters.h"
#include "core/tasks/parameter_groups.h"
#include "core/weights/state_dict.h"

namespace luthier {

/// An update rule over fixed groups of parameters, on LibTorch's fused kernels (the optimisers of torch::optim are neither
/// fused nor foreach). Definitions as torch.optim.SGD and torch.optim.AdamW.
class Optimizer {
 public:
  explicit Optimizer(std::vector<ParameterGroup> groups);
  virtual ~Optimizer() = default;

  /// Parameters of groups deeper than `depth` (ParameterGroup::depth) stay as they are from now on; in the beginning all train.
  void trainTo(std::int64_t depth) { depth_ = depth; }
  void step(double learningRate);
  void zeroGradients();
  /// Every gradient times `factor`; false where one of them is not finite. Waits for the device.
  [[nodiscard]] bool unscaleGradients(double factor);
  /// Scales all gradients so that their joint 2-norm is at most `maximumNorm`. Does not wait for the device.
  void clipGradients(double maximumNorm);

  /// The rule's memory by name ("momentum.conv1.weight"), on the CPU; and back.
  [[nodiscard]] virtual StateDict state() const = 0;
  virtual void load(const StateDict& state) = 0;

 protected:
  /// The parameters `begin` to `end` of the flat lists, which are trained alike; zero decay where they do not decay.
  struct Range {
    std::size_t begin = 0, end = 0;
    double rateFactor = 1.0;
    bool decays = true;
    std::int64_t depth = 0;
    [[nodiscard]] std::vector<torch::Tensor> of(const std::vector<torch::Tensor>& all) const;
  };
  virtual void update(const Range& range, const std::vector<torch::Tensor>& gradients, double learningRate) = 0;
  virtual void afterUpdate() {}
  /// A zero tensor for each parameter, laid out in memory as the parameter is (the fused kernels walk them in step).
  [[nodiscard]] std::vector<torch::Tensor> zerosForEach() const;
  void store(StateDict& state, const std::string& prefix, const std::vector<torch::Tensor>& tensors) const;
  void restore(const StateDict& state, const std::string& prefix, std::vector<torch::Tensor>& tensors) const;

  std::vector<std::string> names_;
  std::vector<torch::Tensor> parameters_;

 private:
  [[nodiscard]] std::vector<torch::Tensor> definedGradients() const;

  std::vector<Range> ranges_;
  std::int64_t depth_ = std::numeric_limits<std::int64_t>::max();
  [[nodiscard]] std::vector<torch::Tensor> gradientsOf(const Range& range) const;
};

[[nodiscard]] std::unique_ptr<Optimizer> makeOptimizer(const TrainingConfig& config, std::vector<ParameterGroup> groups);

}  // namespace luthier
