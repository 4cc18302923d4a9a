// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "core/base/descriptor.h"

namespace luthier {

/// The part of a file that has come so far: "<target>.part", and beside it "<target>.part.json", which says where it comes from,
/// so that another program (or this one after a crash) can go on. One thread, one process (download.cpp holds a lock).
class PartialFile {
 public:
  /// Takes up what is there of `address`; a part of something else is dropped. Throws Error{FileNotWritable, DiskFull}.
  PartialFile(std::filesystem::path target, std::string address);

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return part_; }
  [[nodiscard]] std::int64_t size() const noexcept { return size_; }
  /// The version that the part belongs to, as the server named it; "" where it did not.
  [[nodiscard]] const std::string& validator() const noexcept { return validator_; }

  /// The next bytes belong to this version. Throws as above.
  void setValidator(const std::string& validator);
  /// Begins anew.
  void clear();
  void append(std::span<const std::byte> bytes);
  /// Throws Error{DiskFull} unless `bytes` more fit on the disk.
  void requireRoom(std::int64_t bytes) const;
  /// Syncs the part and gives it the target's name.
  void finish();
  /// Removes the part and what is known of it.
  void discard();

 private:
  void open(bool empty);
  void describe() const;

  std::filesystem::path target_, part_, description_;
  std::string address_, validator_;
  Descriptor descriptor_;
  std::int64_t size_ = 0;
};

}  // namespace luthier
