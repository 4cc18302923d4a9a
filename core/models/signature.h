// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/weights/state_dict.h"

namespace luthier {

/// What tells one architecture from its relatives in a state dict, whatever its head and its number of input channels.
struct Signature {
  struct Weight {
    std::string name;
    std::vector<std::int64_t> shape;  // anySize where it does not matter; empty where no size does
  };
  std::vector<Weight> present;
  std::vector<std::string> absent;  // what only deeper relatives have
};
inline constexpr std::int64_t anySize = -1;

[[nodiscard]] bool fits(const Signature& signature, const StateDict& state);

}  // namespace luthier
