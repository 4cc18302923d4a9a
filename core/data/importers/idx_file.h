// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace luthier {

/// An IDX file of unsigned bytes, plain or gzip-compressed (format: http://yann.lecun.com/exdb/mnist): two zero bytes, the
/// type 8, the number of dimensions, each dimension as a big-endian 32-bit number, then the values. Held in memory.
class IdxFile {
 public:
  /// Throws Error{IdxDamaged} where sizes and contents disagree, Error{FileUnreadable}.
  explicit IdxFile(const std::filesystem::path& path);

  /// Whether the first bytes are those of an IDX file of unsigned bytes; reads no more than that.
  [[nodiscard]] static bool recognises(const std::filesystem::path& path);

  [[nodiscard]] const std::vector<std::uint32_t>& dimensions() const noexcept { return dimensions_; }
  [[nodiscard]] std::size_t count() const noexcept { return dimensions_.front(); }
  /// The values of one item of the first dimension.
  [[nodiscard]] std::span<const std::byte> item(std::size_t index) const;

 private:
  std::vector<std::uint32_t> dimensions_;
  std::vector<std::byte> bytes_;
  std::size_t headerBytes_ = 0;
  std::size_t itemBytes_ = 1;
};

}  // namespace luthier
