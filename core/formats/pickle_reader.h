// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/formats/little_endian.h"

namespace luthier {

/// Bounds-checked reads of a pickle's operands. Every failure names the byte.
class PickleReader {
 public:
  PickleReader(std::span<const std::byte> bytes, std::size_t position, const std::filesystem::path& path)
      : bytes_(bytes), position_(position), path_(path) {}

  [[nodiscard]] std::size_t position() const { return position_; }
  [[nodiscard]] std::span<const std::byte> take(std::uint64_t length);
  [[nodiscard]] std::string takeText(std::uint64_t length);
  /// Up to the next line feed, without it.
  [[nodiscard]] std::string takeLine();
  template <std::unsigned_integral T>
  [[nodiscard]] T takeNumber() {
    return readLittleEndian<T>(take(sizeof(T)));
  }

  [[noreturn]] void damaged(const std::string& detail) const;
  [[noreturn]] void unsafe(const std::string& name) const;

 private:
  std::span<const std::byte> bytes_;
  std::size_t position_;
  const std::filesystem::path& path_;
};

}  // namespace luthier
