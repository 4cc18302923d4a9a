// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/batch_norm_folding.h"

#include <algorithm>

namespace luthier {
namespace {

/// The Conv whose output `name` is, or null.
OnnxNode* convolutionOf(OnnxGraph& graph, const std::string& name) {
  const auto found = std::ranges::find_if(
      graph.nodes, [&](const OnnxNode& node) { return node.type == "Conv" && node.outputs.front() == name; });
  return found == graph.nodes.end() ? nullptr : &*found;
}

void fold(OnnxNode& convolution, const OnnxNode& norm, StateDict& weights) {
  const auto exact = [&](std::size_t input) { return weights.at(norm.inputs[input]).to(torch::kFloat64); };
  const auto factor = exact(1) / (exact(4) + std::get<double>(norm.attributes.at("epsilon"))).sqrt();
  auto& weight = weights.at(convolution.inputs[1]);
  const bool biased = convolution.inputs.size() > 2;
  const auto bias = biased ? weights.at(convolution.inputs[2]).to(torch::kFloat64) : torch::zeros_like(factor);
  const auto shifted = (bias - exact(3)) * factor + exact(2);
  weight = (weight.to(torch::kFloat64) * factor.view({-1, 1, 1, 1})).to(torch::kFloat32);
  if (!biased) {
    convolution.inputs.push_back(convolution.inputs[1] + ".bias");
  }
  weights[convolution.inputs[2]] = shifted.to(torch::kFloat32);
  convolution.outputs = norm.outputs;
}

/// Weights that no node reads any more do not travel.
void dropUnread(LoweredNetwork& network) {
  const auto uses = countUses(network.graph);
  std::erase_if(network.weights, [&](const auto& entry) { return !uses.contains(entry.first); });
}

}  // namespace

std::map<std::string, int> countUses(const OnnxGraph& graph) {
  std::map<std::string, int> uses;
  for (const auto& node : graph.nodes) {
    for (const auto& input : node.inputs) {
      ++uses[input];
    }
  }
  return uses;
}

void foldBatchNorms(LoweredNetwork& network) {
  auto& nodes = network.graph.nodes;
  const auto uses = countUses(network.graph);
  const auto foldable = [&](const OnnxNode& node) {
    if (node.type != "BatchNormalization" || uses.at(node.inputs.front()) != 1) {
      return false;
    }
    const auto* convolution = convolutionOf(network.graph, node.inputs.front());
    return convolution != nullptr && uses.at(convolution->inputs[1]) == 1;
  };
  for (auto node = nodes.begin(); node != nodes.end();) {
    if (foldable(*node)) {
      fold(*convolutionOf(network.graph, node->inputs.front()), *node, network.weights);
      node = nodes.erase(node);
    } else {
      ++node;
    }
  }
  dropUnread(network);
}

}  // namespace luthier
