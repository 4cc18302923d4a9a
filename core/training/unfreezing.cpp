// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/unfreezing.h"

#include <algorithm>
#include <iterator>

namespace luthier {

namespace {

/// What all names begin with, up to a dot: "layer4" of "layer4.0.conv1.weight" and "layer4.1.bn1.bias".
std::string commonPart(const std::vector<std::string>& names) {
  std::string common = names.front().substr(0, names.front().rfind('.'));
  for (const auto& name : names) {
    while (!common.empty() && !name.starts_with(common + ".")) {
      const auto dot = common.rfind('.');
      common = dot == std::string::npos ? std::string() : common.substr(0, dot);
    }
  }
  return common;
}

bool isFrozenLeaf(const torch::nn::Module& module) {
  const auto parameters = module.parameters(/*recurse=*/false);
  return !parameters.empty() && module.children().empty() &&
         std::ranges::none_of(parameters, [](const auto& parameter) { return parameter.requires_grad(); });
}

}  // namespace

Unfreezing::Unfreezing(const std::vector<ParameterGroup>& groups, std::int64_t epochs) : groups_(groups), epochs_(epochs) {
  for (const auto& group : groups_) {
    deepest_ = std::max(deepest_, group.depth);
  }
}

std::int64_t Unfreezing::depthAt(std::int64_t epoch) const { return any() ? std::min(deepest_, epoch / epochs_) : deepest_; }

void Unfreezing::apply(torch::nn::Module& module, std::int64_t epoch) const {
  if (!any()) {
    return;
  }
  const auto depth = depthAt(epoch);
  for (const auto& group : groups_) {
    for (const auto& [name, parameter] : group.parameters) {
      parameter.set_requires_grad(group.depth <= depth);
    }
  }
  for (const auto& part : module.modules()) {
    if (isFrozenLeaf(*part)) {
      part->eval();
    }
  }
}

std::vector<std::string> Unfreezing::joining(std::int64_t epoch) const {
  if (!any() || epoch == 0 || depthAt(epoch) == depthAt(epoch - 1)) {
    return {};
  }
  std::vector<std::string> names;
  for (const auto& group : groups_) {
    if (group.depth == depthAt(epoch)) {
      std::ranges::transform(group.parameters, std::back_inserter(names), [](const auto& entry) { return entry.first; });
    }
  }
  if (const auto common = commonPart(names); !common.empty()) {
    return {common};
  }
  std::vector<std::string> parts;
  for (const auto& name : names) {
    const auto part = name.substr(0, name.find('.'));
    if (std::ranges::find(parts, part) == parts.end()) {
      parts.push_back(part);
    }
  }
  return parts;
}

}  // namespace luthier
