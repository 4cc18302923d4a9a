// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/resources.h"

#include <cstdlib>
#include <system_error>

namespace luthier {
namespace {

namespace fs = std::filesystem;

// bin/luthier-cli is one level below its prefix, build/release/tests/studio/test_x four below the source tree.
constexpr int maximumLevels = 5;

std::optional<fs::path> existing(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) ? std::optional(path) : std::nullopt;
}

}  // namespace

std::optional<fs::path> findResource(const fs::path& name) {
  if (const char* folder = std::getenv("LUTHIER_RESOURCES"); folder != nullptr && *folder != '\0') {
    return existing(fs::path(folder) / name);
  }
  std::error_code error;
  auto folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (int level = 0; !error && level < maximumLevels && folder.has_relative_path(); ++level) {
    for (const char* place : {"share/luthier", "resources"}) {
      if (auto found = existing(folder / place / name)) {
        return found;
      }
    }
    folder = folder.parent_path();
  }
  return std::nullopt;
}

}  // namespace luthier
