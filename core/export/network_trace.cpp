// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/network_trace.h"

#include <array>

namespace luthier {
namespace {

torch::Tensor perChannel(const std::array<float, 3>& values, int channels) {
  return torch::tensor(std::vector<float>(values.begin(), values.begin() + channels)).view({1, channels, 1, 1});
}

}  // namespace

torch::jit::Module traceNetwork(const ExportedModel& model) {
  const auto owner = model.network();
  auto& network = *owner;
  const auto& preprocessing = model.source().preprocessing;
  const std::int64_t size = preprocessing.imageSize;
  const int channels = preprocessing.channels;
  if (!model.normalizeInside) {
    return traceModule(network, {{"images", torch::rand({2, channels, size, size})}},
                       [&network](const std::vector<torch::Tensor>& inputs) { return network.forward(inputs.at(0)); });
  }
  const auto mean = perChannel(preprocessing.mean, channels);
  const auto deviation = perChannel(preprocessing.deviation, channels);
  return traceModule(network, {{"images", torch::randint(0, 256, {2, channels, size, size}, torch::kUInt8)}},
                     [&](const std::vector<torch::Tensor>& inputs) {
                       const auto scaled = inputs.at(0).to(torch::kFloat32).div(255.0);
                       return network.forward(scaled.sub(mean).div(deviation));
                     });
}

}  // namespace luthier
