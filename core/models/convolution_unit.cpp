// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/convolution_unit.h"

#include <algorithm>

namespace luthier {

namespace nn = torch::nn;

torch::Tensor applyNonlinearity(torch::Tensor values, Nonlinearity nonlinearity) {
  switch (nonlinearity) {
    case Nonlinearity::None:
      return values;
    case Nonlinearity::Relu:
      return values.relu_();
    case Nonlinearity::Hardswish:
      return torch::hardswish(values);
    case Nonlinearity::Silu:
      return torch::silu(values);
    case Nonlinearity::Sigmoid:
      return values.sigmoid_();
    case Nonlinearity::Hardsigmoid:
      return torch::hardsigmoid(values);
  }
  return values;
}

ConvolutionUnitImpl::ConvolutionUnitImpl(const ConvolutionUnitOptions& options)
    : nonlinearity_(options.nonlinearity),
      convolution_(register_module("0", nn::Conv2d(nn::Conv2dOptions(options.in, options.out, options.kernel)
                                                       .stride(options.stride)
                                                       .padding(options.kernel / 2)
                                                       .groups(options.groups)
                                                       .bias(false)))),
      norm_(register_module(
          "1",
          nn::BatchNorm2d(nn::BatchNorm2dOptions(options.out).eps(options.normEpsilon).momentum(options.normMomentum)))) {}

torch::Tensor ConvolutionUnitImpl::forward(const torch::Tensor& images) {
  return applyNonlinearity(norm_(convolution_(images)), nonlinearity_);
}

SqueezeExcitationImpl::SqueezeExcitationImpl(std::int64_t channels, std::int64_t squeezed, Nonlinearity inner,
                                             Nonlinearity scale)
    : inner_(inner),
      scale_(scale),
      fc1_(register_module("fc1", nn::Conv2d(nn::Conv2dOptions(channels, squeezed, 1)))),
      fc2_(register_module("fc2", nn::Conv2d(nn::Conv2dOptions(squeezed, channels, 1)))) {}

torch::Tensor SqueezeExcitationImpl::forward(const torch::Tensor& images) {
  const auto squeezed = applyNonlinearity(fc1_(torch::adaptive_avg_pool2d(images, {1, 1})), inner_);
  return images * applyNonlinearity(fc2_(squeezed), scale_);
}

std::int64_t roundedChannels(double channels) {
  constexpr std::int64_t divisor = 8;
  const auto nearest =
      std::max(divisor, static_cast<std::int64_t>(channels + static_cast<double>(divisor) / 2.0) / divisor * divisor);
  return static_cast<double>(nearest) < 0.9 * channels ? nearest + divisor : nearest;
}

}  // namespace luthier
