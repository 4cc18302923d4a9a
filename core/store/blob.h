// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <span>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {

// Arrays in blobs are little-endian, as this program's machines are.
static_assert(std::endian::native == std::endian::little);

template <typename Value>
[[nodiscard]] std::span<const std::byte> toBlob(const std::vector<Value>& values) {
  return std::as_bytes(std::span(values));
}

/// The array in `blob`, which must hold exactly `count` values. Throws Error{StoreDamaged}.
template <typename Value>
[[nodiscard]] std::vector<Value> fromBlob(std::span<const std::byte> blob, std::size_t count,
                                          const std::filesystem::path& file) {
  if (blob.size() % sizeof(Value) != 0 || blob.size() / sizeof(Value) != count) {
    throw Error(ErrorCode::StoreDamaged, {{"file", displayPath(file)}, {"detail", "an array has the wrong length"}});
  }
  std::vector<Value> values(count);
  if (count > 0) {
    std::memcpy(values.data(), blob.data(), blob.size());
  }
  return values;
}

}  // namespace luthier
