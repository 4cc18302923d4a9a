// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/resources.h"

#include <cstdlib>
#include <system_error>
#include <vector>

#include "core/base/error.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;

// bin/luthier-cli is one level below its prefix, build/release/tests/studio/test_x four below the source tree.
constexpr int maximumLevels = 5;

std::optional<fs::path> existing(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) ? std::optional(path) : std::nullopt;
}

/// Of the XDG base directory specification: a relative path counts as none.
std::optional<fs::path> baseFolder(const char* variable, const char* belowHome) {
  if (const char* chosen = std::getenv(variable); chosen != nullptr && fs::path(chosen).is_absolute()) return chosen;
  const char* home = std::getenv("HOME");
  return home == nullptr ? std::nullopt : std::optional(fs::path(home) / belowHome);
}

}  // namespace

std::optional<fs::path> userCacheFolder() { return baseFolder("XDG_CACHE_HOME", ".cache"); }

fs::path requirePretrainedModel(const std::string& name) {
  std::vector<fs::path> places;
  if (const char* chosen = std::getenv("LUTHIER_MODELS"); chosen != nullptr && *chosen != '\0') places.emplace_back(chosen);
  for (const auto& base : {baseFolder("XDG_DATA_HOME", ".local/share"), baseFolder("XDG_CACHE_HOME", ".cache")}) {
    if (base) places.push_back(*base / "luthier/models");
  }
  for (const fs::path& place : places) {
    if (existing(place / name / "config.json")) return place / name;
  }
  if (const auto shipped = findResource(fs::path("models") / name / "config.json")) return shipped->parent_path();
  throw Error(ErrorCode::ModelNotInstalled, {{"name", name}});
}

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
