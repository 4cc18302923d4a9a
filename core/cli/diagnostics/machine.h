// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace luthier::cli {

/// What a report on a problem needs to know of the machine: system, processor, memory, LibTorch, graphics driver. No name of the
/// machine or of a person. Reads /proc and /etc; fields that cannot be told are missing.
[[nodiscard]] nlohmann::ordered_json describeMachine();

}  // namespace luthier::cli
