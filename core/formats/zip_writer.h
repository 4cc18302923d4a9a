// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace luthier {

/// A file of an archive, with its path in it (UTF-8, "/" between folders).
struct ZipFile {
  std::string name;
  std::string content;
};

/// The archive's bytes (PKWARE APPNOTE 6.3): members stored, not compressed, dated 1980 so that equal contents give equal bytes.
/// For small archives: throws Error{Internal} above 65,535 files or 4 GB.
[[nodiscard]] std::vector<std::byte> encodeZip(const std::vector<ZipFile>& files);

}  // namespace luthier
