// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/parameter_groups.h"

#include <algorithm>
#include <cmath>

namespace luthier {
namespace {

std::int64_t layerOf(const NetworkParts& parts, const std::string& name) {
  return parts.layerOf ? parts.layerOf(name) : parts.layers;
}

bool trains(const TrainingConfig& config, const NetworkParts& parts, const std::string& name) {
  if (parts.isHead(name)) {
    return true;
  }
  if (config.method != "full") {
    return config.method == "lora" && parts.isAddition && parts.isAddition(name);
  }
  const auto layer = layerOf(parts, name);
  const bool frozen = parts.layerOf && (layer == 0 ? config.frozenEmbeddings : layer <= config.frozenLayers);
  return !frozen;
}

/// The head counts as the layer above the last one.
std::int64_t depthOf(const NetworkParts& parts, const std::string& name) {
  return parts.isHead(name) ? 0 : parts.layers + 1 - layerOf(parts, name);
}

double rateFactor(const TrainingConfig& config, const NetworkParts& parts, const std::string& name) {
  if (parts.isHead(name)) {
    return config.headRateFactor;
  }
  return std::pow(config.layerDecay, static_cast<double>(depthOf(parts, name)));
}

}  // namespace

std::vector<ParameterGroup> parameterGroups(torch::nn::Module& network, const TrainingConfig& config,
                                            const NetworkParts& parts) {
  std::vector<ParameterGroup> groups;
  for (const auto& item : network.named_parameters()) {
    if (!trains(config, parts, item.key())) {
      continue;
    }
    const double factor = rateFactor(config, parts, item.key());
    // Biases and the weights of normalisation are vectors, everything else has more dimensions.
    const bool decays = config.decayBiases || item.value().dim() > 1;
    const bool gradual = config.unfreezingEpochs > 0 && config.method == "full";
    const auto depth = gradual ? depthOf(parts, item.key()) : 0;
    auto group = std::ranges::find_if(
        groups, [&](const auto& g) { return g.rateFactor == factor && g.decays == decays && g.depth == depth; });
    if (group == groups.end()) {
      group = groups.insert(groups.end(), ParameterGroup{{}, factor, decays, depth});
    }
    group->parameters.emplace_back(item.key(), item.value());
  }
  return groups;
}

}  // namespace luthier
