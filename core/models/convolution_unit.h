// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>

namespace luthier {

enum class Nonlinearity { None, Relu, Hardswish, Silu, Sigmoid, Hardsigmoid };
/// May change `values` in place; use what it returns.
[[nodiscard]] torch::Tensor applyNonlinearity(torch::Tensor values, Nonlinearity nonlinearity);

struct ConvolutionUnitOptions {
  std::int64_t in = 0, out = 0, kernel = 1, stride = 1, groups = 1;
  Nonlinearity nonlinearity = Nonlinearity::None;
  double normEpsilon = 1e-5;
  double normMomentum = 0.1;
};

/// torchvision's Conv2dNormActivation: a convolution without bias ("0"), padded so that stride 1 keeps the size, its batch
/// norm ("1"), a nonlinearity. N x in x H x W to N x out x H' x W'.
class ConvolutionUnitImpl final : public torch::nn::Module {
 public:
  explicit ConvolutionUnitImpl(const ConvolutionUnitOptions& options);
  torch::Tensor forward(const torch::Tensor& images);

 private:
  Nonlinearity nonlinearity_;
  torch::nn::Conv2d convolution_;
  torch::nn::BatchNorm2d norm_;
};
TORCH_MODULE(ConvolutionUnit);

/// torchvision's SqueezeExcitation (Hu et al. 2018): each channel times a factor that is read off the means of all channels by
/// two 1 x 1 convolutions ("fc1", "fc2").
class SqueezeExcitationImpl final : public torch::nn::Module {
 public:
  SqueezeExcitationImpl(std::int64_t channels, std::int64_t squeezed, Nonlinearity inner, Nonlinearity scale);
  torch::Tensor forward(const torch::Tensor& images);

 private:
  Nonlinearity inner_;
  Nonlinearity scale_;
  torch::nn::Conv2d fc1_;
  torch::nn::Conv2d fc2_;
};
TORCH_MODULE(SqueezeExcitation);

/// The multiple of 8 that is nearest to `channels`, but not below nine tenths of it (torchvision's _make_divisible).
[[nodiscard]] std::int64_t roundedChannels(double channels);

}  // namespace luthier
