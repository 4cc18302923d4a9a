// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

namespace luthier {

/// The first sizeof(T) bytes as a little-endian number; the caller has checked that they are there.
template <std::unsigned_integral T>
[[nodiscard]] T readLittleEndian(std::span<const std::byte> bytes) {
  T value = 0;
  for (std::size_t index = 0; index < sizeof(T); ++index) {
    value = static_cast<T>(value | static_cast<T>(static_cast<T>(bytes[index]) << (8U * index)));
  }
  return value;
}

/// `value`'s bytes, least significant first.
template <std::unsigned_integral T>
void writeLittleEndian(T value, std::span<std::byte> into) {
  for (std::size_t index = 0; index < sizeof(T); ++index) {
    into[index] = static_cast<std::byte>(value >> (8U * index));
  }
}

}  // namespace luthier
