// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/config/training_parameters.h"
#include "core/weights/state_dict.h"

namespace luthier {

using NamedParameters = std::vector<std::pair<std::string, torch::Tensor>>;

/// An update rule over a fixed list of parameters, on LibTorch's fused kernels (the optimisers of torch::optim are neither
/// fused nor foreach). Definitions as torch.optim.SGD and torch.optim.AdamW.
class Optimizer {
 public:
  explicit Optimizer(NamedParameters parameters);
  virtual ~Optimizer() = default;

  void step(double learningRate);
  void zeroGradients();
  /// Scales all gradients so that their joint 2-norm is at most `maximumNorm`. Does not wait for the device.
  void clipGradients(double maximumNorm);

  /// The rule's memory by name ("momentum.conv1.weight"), on the CPU; and back.
  [[nodiscard]] virtual StateDict state() const = 0;
  virtual void load(const StateDict& state) = 0;

 protected:
  virtual void update(const std::vector<torch::Tensor>& gradients, double learningRate) = 0;
  /// A zero tensor for each parameter, laid out in memory as the parameter is (the fused kernels walk them in step).
  [[nodiscard]] std::vector<torch::Tensor> zerosForEach() const;
  void store(StateDict& state, const std::string& prefix, const std::vector<torch::Tensor>& tensors) const;
  void restore(const StateDict& state, const std::string& prefix, std::vector<torch::Tensor>& tensors) const;

  std::vector<std::string> names_;
  std::vector<torch::Tensor> parameters_;

 private:
  [[nodiscard]] std::vector<torch::Tensor> gradients() const;
};

[[nodiscard]] std::unique_ptr<Optimizer> makeOptimizer(const TrainingConfig& config, NamedParameters parameters);

}  // namespace luthier
