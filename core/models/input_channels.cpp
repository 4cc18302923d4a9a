// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/input_channels.h"

#include <fmt/format.h>

#include "core/base/error.h"

namespace luthier {
namespace {

constexpr std::int64_t colours = 3;
constexpr std::int64_t convolutionDimensions = 4;

}  // namespace

torch::Tensor adaptInputWeights(const torch::Tensor& weights, std::int64_t channels) {
  const auto plain = weights.to(torch::kFloat32);
  const auto own = weights.size(1);
  torch::Tensor adapted;
  if (own == channels) {
    return weights;
  }
  if (channels == 1) {
    adapted = plain.sum(1, /*keepdim=*/true);
  } else if (own == 1) {
    adapted = plain.repeat({1, channels, 1, 1}) / static_cast<double>(channels);
  } else if (own == colours) {
    const auto times = (channels + colours - 1) / colours;
    adapted = plain.repeat({1, times, 1, 1}).slice(1, 0, channels) * (3.0 / static_cast<double>(channels));
  } else {
    return {};
  }
  return adapted.to(weights.scalar_type()).contiguous();
}

void adaptInputChannels(ImageClassifier& network, const Architecture& architecture, std::int64_t channels) {
  const torch::NoGradGuard noGradients;
  auto* convolution = moduleAt(network, architecture.firstLayer).as<torch::nn::Conv2d>();
  const auto adapted = adaptInputWeights(convolution->weight, channels);
  if (!adapted.defined()) {
    throw Error(ErrorCode::ArchitectureMismatch,
                {{"file", architecture.firstLayer},
                 {"architecture", architecture.label},
                 {"detail", fmt::format("its {} input channels cannot become {}", convolution->weight.size(1), channels)}});
  }
  convolution->weight.set_data(adapted.clone());
  convolution->options.in_channels(channels);
}

std::shared_ptr<ImageClassifier> makeNetwork(const Architecture& architecture, std::int64_t classes, std::int64_t channels) {
  auto network = architecture.make(classes);
  if (channels != colours) {
    adaptInputChannels(*network, architecture, channels);
  }
  return network;
}

bool adaptFirstLayer(StateDict& state, const Architecture& architecture, std::int64_t channels) {
  const auto first = state.find(architecture.firstLayer + ".weight");
  if (first == state.end() || first->second.dim() != convolutionDimensions || first->second.size(1) == channels) {
    return false;
  }
  const auto adapted = adaptInputWeights(first->second, channels);
  if (!adapted.defined()) {
    return false;
  }
  first->second = adapted;
  return true;
}

}  // namespace luthier
