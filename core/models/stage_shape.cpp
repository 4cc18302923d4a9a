// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/stage_shape.h"

#include <fmt/format.h>

namespace luthier {
namespace {

bool has(const StateDict& state, const std::string& name) { return state.find(name) != state.end(); }

std::int64_t countWhilePresent(const StateDict& state, std::int64_t first, const auto& nameOf) {
  std::int64_t index = first;
  while (has(state, nameOf(index))) {
    ++index;
  }
  return index - first;
}

}  // namespace

StageShape stageShapeOf(const StateDict& state) {
  StageShape shape;
  const auto first = state.find("conv1.weight");
  if (first == state.end() || first->second.dim() != 4) {
    return shape;
  }
  shape.firstLayer = {first->second.size(0), first->second.size(2), first->second.size(3)};
  shape.convolutions =
      countWhilePresent(state, 1, [](std::int64_t index) { return fmt::format("layer1.0.conv{}.weight", index); });
  for (int stage = 1;; ++stage) {
    const auto blocks = countWhilePresent(
        state, 0, [&](std::int64_t index) { return fmt::format("layer{}.{}.conv1.weight", stage, index); });
    if (blocks == 0) {
      return shape;
    }
    shape.blocks.push_back(blocks);
  }
}

}  // namespace luthier
