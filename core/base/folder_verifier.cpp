// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/folder_verifier.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "core/base/files.h"

namespace luthier {
namespace {

/// Names, sizes and times of the folder's files. Throws std::filesystem::filesystem_error.
std::string stampOf(const std::filesystem::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files.push_back(fmt::format("{} {} {}\n", entry.path().native(), entry.file_size(),
                                  entry.last_write_time().time_since_epoch().count()));
    }
  }
  std::sort(files.begin(), files.end());
  return fmt::format("{}", fmt::join(files, ""));
}

}  // namespace

bool FolderVerifier::verify(const std::filesystem::path& folder) {
  try {
    // Taken before the check: what changes while it runs is looked at again next time.
    const std::string stamp = stampOf(folder);
    if (const auto known = whole_.find(folder); known != whole_.end() && known->second == stamp) {
      return true;
    }
    whole_.erase(folder);
    if (!verifyFolder(folder)) {
      return false;
    }
    whole_[folder] = stamp;
    return true;
  } catch (const std::filesystem::filesystem_error&) {
    return false;
  }
}

}  // namespace luthier
