// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/weights/state_dict.h"

namespace luthier {

/// What distinguishes residual networks in their state dicts: blocks per stage, convolutions per block, the first layer.
struct StageShape {
  std::vector<std::int64_t> blocks;      // of layer1, layer2 ...
  std::int64_t convolutions = 2;         // in a block
  std::vector<std::int64_t> firstLayer;  // of conv1.weight: outputs, height, width; any number of input channels

  bool operator==(const StageShape&) const = default;
};

/// Read off the names and shapes of `state`; no stages where it is no residual network.
[[nodiscard]] StageShape stageShapeOf(const StateDict& state);

}  // namespace luthier
