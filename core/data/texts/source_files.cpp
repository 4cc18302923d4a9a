// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/source_files.h"

#include <algorithm>
#include <tuple>

#include "core/data/texts/split_names.h"
#include "core/data/texts/text_file.h"

namespace luthier {

namespace fs = std::filesystem;

std::vector<SourceFile> sourceFiles(const fs::path& path, const std::vector<std::string>& extensions) {
  std::vector<SourceFile> files;
  if (!fs::is_directory(path)) return {{path, path.filename().native(), std::nullopt, ""}};
  for (const auto& entry : fs::directory_iterator(path)) {
    const std::string name = entry.path().filename().native();
    const bool wanted = std::find(extensions.begin(), extensions.end(), textExtension(entry.path())) != extensions.end();
    if (wanted && !name.starts_with('.') && entry.is_regular_file()) {
      files.push_back({entry.path(), name, splitOfFile(entry.path()), ""});
    }
  }
  const bool given = std::any_of(files.begin(), files.end(), [](auto& file) { return file.split == Split::Train; });
  for (SourceFile& file : files) {
    if (!given) file.split.reset();
  }
  std::sort(files.begin(), files.end(),
            [](auto& a, auto& b) { return std::tie(a.split, a.name) < std::tie(b.split, b.name); });
  return files;
}

fs::path sourceFolder(const fs::path& path) {
  fs::path whole = fs::absolute(path).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();
  return fs::is_directory(whole) ? whole : whole.parent_path();
}

}  // namespace luthier
