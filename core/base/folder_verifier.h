// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace luthier {

/// verifyFolder (core/base/files.h) for one who asks often: reads and hashes again only where a file's size or time has
/// changed since the folder was last found whole. One thread.
class FolderVerifier {
 public:
  [[nodiscard]] bool verify(const std::filesystem::path& folder);

 private:
  std::map<std::filesystem::path, std::string> whole_;  // what stood there when it was whole
};

}  // namespace luthier
