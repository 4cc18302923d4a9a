// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <memory>

#include "core/models/recomputation.h"

namespace luthier {

/// A unit of a residual network, so that stages of different blocks are one type: N x C x H x W to N x C' x H' x W'.
class ResidualBlock : public torch::nn::Module {
 public:
  torch::Tensor forward(const torch::Tensor& images) {
    return recomputable(*this, images, [this](const torch::Tensor& again) { return pass(again); });
  }

 protected:
  virtual torch::Tensor pass(const torch::Tensor& images) = 0;
};

/// A k x k convolution without bias, padded so that stride 1 keeps the size.
inline torch::nn::Conv2d plainConvolution(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false));
}

}  // namespace luthier
