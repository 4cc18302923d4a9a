// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/config/training_parameters.h"

namespace luthier {

using NamedParameters = std::vector<std::pair<std::string, torch::Tensor>>;

/// Parameters that are trained alike.
struct ParameterGroup {
  NamedParameters parameters;
  double rateFactor = 1.0;  // times the learning rate of the step
  bool decays = true;       // whether weight decay applies
  std::int64_t depth = 0;   // layers below the head, where they join one after the other; else 0
};

/// How a network is built, from its parameters' names.
struct NetworkParts {
  std::function<bool(const std::string& name)> isHead;
  /// 0 for the embeddings, 1 for the lowest layer and so on; the head is not asked for. Empty: all one layer.
  std::function<std::int64_t(const std::string& name)> layerOf;
  std::int64_t layers = 0;
  /// Whether a parameter is one that LoRA has added. Empty: none is.
  std::function<bool(const std::string& name)> isAddition;
};

/// What the configuration (method, frozen layers, rates, decay) makes of a network: the parameters that train, grouped by rate
/// factor, decay and depth, in the network's order.
[[nodiscard]] std::vector<ParameterGroup> parameterGroups(torch::nn::Module& network, const TrainingConfig& config,
                                                          const NetworkParts& parts);

}  // namespace luthier
