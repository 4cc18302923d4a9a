// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace luthier::support {

/// A file of the data shared between checkouts (LUTHIER_SHARED, by default shared/ beside the checkout); nothing where it
/// is absent: such a test skips and says so.
inline std::optional<std::filesystem::path> sharedFile(const std::string& relative) {
  const char* named = std::getenv("LUTHIER_SHARED");
  const std::filesystem::path folder =
      named != nullptr ? std::filesystem::path(named) : std::filesystem::path(LUTHIER_SOURCE_DIR).parent_path() / "shared";
  std::error_code ignored;
  if (!std::filesystem::exists(folder / relative, ignored)) return std::nullopt;
  return folder / relative;
}

/// A recorded fixture: tests/fixtures/<relative>.
inline std::filesystem::path fixture(const std::string& relative) {
  return std::filesystem::path(LUTHIER_SOURCE_DIR) / "tests" / "fixtures" / relative;
}

/// The worker that the tests start: LUTHIER_CLI, or the one of this build.
inline std::filesystem::path workerProgram() {
  const char* named = std::getenv("LUTHIER_CLI");
  return named != nullptr ? std::filesystem::path(named) : std::filesystem::path(LUTHIER_BINARY_DIR) / "luthier-cli";
}

}  // namespace luthier::support
