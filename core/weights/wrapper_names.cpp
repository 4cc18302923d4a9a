// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/wrapper_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace luthier {
namespace {

// Dicts that hold the whole model: what stands beside them is something else.
constexpr std::array<std::string_view, 3> wholeModel{"state_dict.", "model_state_dict.", "model_state."};
// Names that are wrappers only where every weight carries them: "model" may as well be a part of the network.
constexpr std::array<std::string_view, 4> commonPrefixes{"model.", "module.", "net.", "_orig_mod."};
// Copies and helpers that training scripts save beside "model".
constexpr std::array<std::string_view, 5> companions{"model_ema.", "ema.", "optimizer.", "scaler.", "ema_model."};

bool carries(const StateDict& state, std::string_view prefix) {
  return std::any_of(state.begin(), state.end(), [&](const auto& entry) { return entry.first.starts_with(prefix); });
}

bool allCarry(const StateDict& state, std::string_view prefix) {
  return !state.empty() &&
         std::all_of(state.begin(), state.end(), [&](const auto& entry) { return entry.first.starts_with(prefix); });
}

/// The entries below `prefix`, without it.
StateDict below(const StateDict& state, std::string_view prefix) {
  StateDict result;
  for (const auto& [name, tensor] : state) {
    if (name.starts_with(prefix)) {
      result.emplace(name.substr(prefix.size()), tensor);
    }
  }
  return result;
}

void dropCompanions(StateDict& state) {
  if (!carries(state, "model.")) {
    return;
  }
  std::erase_if(state, [](const auto& entry) {
    return std::any_of(companions.begin(), companions.end(),
                       [&](std::string_view prefix) { return entry.first.starts_with(prefix); });
  });
}

}  // namespace

StateDict withoutWrappers(StateDict state) {
  for (const auto prefix : wholeModel) {
    if (carries(state, prefix)) {
      state = below(state, prefix);
    }
  }
  dropCompanions(state);
  for (bool stripped = true; stripped;) {
    stripped = false;
    for (const auto prefix : commonPrefixes) {
      if (allCarry(state, prefix)) {
        state = below(state, prefix);
        stripped = true;
      }
    }
  }
  return state;
}

}  // namespace luthier
