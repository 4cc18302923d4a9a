// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

namespace luthier {

/// Drops what a residual unit adds, for whole images at random, while training (Huang et al. 2016; torchvision's
/// StochasticDepth in its mode "row"). What is kept is divided by the share that is kept. Has no parameters.
class StochasticDepthImpl final : public torch::nn::Module {
 public:
  /// N x ... to the same shape.
  torch::Tensor forward(const torch::Tensor& added);
  /// Between 0 (nothing is dropped) and 1.
  void setProbability(double probability) { probability_ = probability; }
  [[nodiscard]] double probability() const noexcept { return probability_; }

 private:
  double probability_ = 0.0;
};
TORCH_MODULE(StochasticDepth);

/// Gives the units of `network`, first to last, probabilities that rise evenly from 0. `reached`: the last unit gets
/// `probability` itself (as in ConvNeXt); otherwise one step less (as in EfficientNet).
void spreadStochasticDepth(const torch::nn::Module& network, double probability, bool reached);

}  // namespace luthier
