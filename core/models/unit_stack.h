// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

namespace luthier {

/// A Sequential of units that may stand inside another one, which torch's own may not (its forward is a template).
class UnitStackImpl final : public torch::nn::SequentialImpl {
 public:
  using torch::nn::SequentialImpl::SequentialImpl;
  /// N x C x H x W to N x C' x H' x W'.
  torch::Tensor forward(const torch::Tensor& images) { return torch::nn::SequentialImpl::forward(images); }
};
TORCH_MODULE(UnitStack);

}  // namespace luthier
