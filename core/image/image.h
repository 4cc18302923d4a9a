// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace luthier {

/// 8-bit pixels, row by row, `channels` interleaved values each: 3 (RGB) or 1 (grey). A value type.
struct Image {
  int width = 0;
  int height = 0;
  int channels = 3;
  std::vector<std::uint8_t> pixels;

  Image() = default;
  Image(int w, int h, int c)
      : width(w),
        height(h),
        channels(c),
        pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * static_cast<std::size_t>(c)) {}
  [[nodiscard]] bool empty() const noexcept { return pixels.empty(); }
  bool operator==(const Image&) const = default;
};

/// Images with more pixels than this are refused by their header, before decoding.
inline constexpr std::int64_t maximumImagePixels = std::int64_t{1} << 26;

}  // namespace luthier
