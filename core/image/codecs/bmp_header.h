// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/image/codecs/codec.h"

namespace luthier::codecs {

/// What the two headers of a BMP file say ("BMP file format": BITMAPFILEHEADER, then BITMAPCOREHEADER to BITMAPV5HEADER).
struct BmpHeader {
  enum class Compression : std::uint32_t { None = 0, Rle8 = 1, Rle4 = 2, BitFields = 3, AlphaBitFields = 6 };

  int width = 0, height = 0;
  bool topDown = false;
  int bits = 0;  // a pixel: 1, 4, 8, 16, 24, 32
  Compression compression = Compression::None;
  std::array<std::uint32_t, 4> masks{};  // red, green, blue, alpha; of 16 and 32 bits
  std::vector<std::array<std::uint8_t, 3>> palette;
  std::size_t pixelOffset = 0;
};

/// Throws Error{FileTruncated, ImageDamaged, ImageUnsupported, ImageTooLarge}.
[[nodiscard]] BmpHeader readBmpHeader(Bytes bytes, const std::filesystem::path& path);

/// An unsigned little-endian number of 1 to 4 bytes; throws Error{FileTruncated} beyond the end.
[[nodiscard]] std::uint32_t bmpNumber(Bytes bytes, std::size_t offset, unsigned width, const std::filesystem::path& path);

}  // namespace luthier::codecs
