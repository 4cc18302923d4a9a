// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/store/records.h"

namespace luthier {

/// A file of texts, and what its place says of its texts.
struct SourceFile {
  std::filesystem::path path;
  std::string name;  // relative to the source folder
  std::optional<Split> split;
  std::string label;  // "" where the place says none
};

/// `path` itself, or the files of the folder `path` with one of `extensions` (also with .gz behind), ordered by split and name.
/// Splits are taken from the names where one of them names the training split. Hidden files are passed over.
[[nodiscard]] std::vector<SourceFile> sourceFiles(const std::filesystem::path& path,
                                                  const std::vector<std::string>& extensions);

/// The folder that the names of `sourceFiles(path)` are relative to.
[[nodiscard]] std::filesystem::path sourceFolder(const std::filesystem::path& path);

}  // namespace luthier
