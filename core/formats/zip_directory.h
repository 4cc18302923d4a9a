// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/base/files.h"

namespace luthier {

/// Where a stored (not compressed) member's bytes lie in the file.
struct ZipMember {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

/// More members than this are refused.
inline constexpr std::uint64_t maximumZipMembers = 1U << 18U;

/// The members of a zip archive (PKWARE APPNOTE 6.3, zip64 too) as torch writes it: stored, not encrypted, on one disk.
/// Nothing is unpacked. Every member lies inside the file. Throws Error{ArchiveDamaged}.
[[nodiscard]] std::map<std::string, ZipMember> readZipDirectory(const InputFile& file);

}  // namespace luthier
