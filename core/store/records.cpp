// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/records.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace luthier {
namespace {

constexpr std::array splitNames = {"train", "validation", "test"};
constexpr std::array runStatusNames = {"queued", "running", "paused", "done", "stopped", "failed"};
constexpr std::array runCommandNames = {"pause", "continue", "stop", "keep-best", "more-epochs"};

template <std::size_t count>
std::size_t indexOf(const std::array<const char*, count>& names, std::string_view name, const char* kind) {
  for (std::size_t i = 0; i < count; ++i) {
    if (name == names[i]) {
      return i;
    }
  }
  throw Error(ErrorCode::NotFound, {{"kind", kind}, {"name", std::string(name)}});
}

}  // namespace

const char* splitName(Split split) { return splitNames.at(static_cast<std::size_t>(split)); }

std::optional<Split> splitFromName(std::string_view name) {
  for (const Split split : allSplits) {
    if (name == splitName(split)) {
      return split;
    }
  }
  return std::nullopt;
}

const char* runStatusName(RunStatus status) { return runStatusNames.at(static_cast<std::size_t>(status)); }

RunStatus runStatusFromName(std::string_view name) {
  return static_cast<RunStatus>(indexOf(runStatusNames, name, "run status"));
}

const char* runCommandName(RunCommandKind kind) { return runCommandNames.at(static_cast<std::size_t>(kind)); }

RunCommandKind runCommandFromName(std::string_view name) {
  return static_cast<RunCommandKind>(indexOf(runCommandNames, name, "command"));
}

}  // namespace luthier
