// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/records.h"

#include <array>
#include <string_view>

namespace luthier {
namespace {

constexpr std::array splitNames = {"train", "validation", "test"};
constexpr std::array runStatusNames = {"queued", "running", "paused", "done", "stopped", "failed"};
constexpr std::array runCommandNames = {"pause", "continue", "stop", "keep-best", "more-epochs"};

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
  for (std::size_t i = 0; i < runStatusNames.size(); ++i) {
    if (name == runStatusNames[i]) {
      return static_cast<RunStatus>(i);
    }
  }
  throw Error(ErrorCode::NotFound, {{"kind", "run status"}, {"name", std::string(name)}});
}

const char* runCommandName(RunCommandKind kind) { return runCommandNames.at(static_cast<std::size_t>(kind)); }

}  // namespace luthier
