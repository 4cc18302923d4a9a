// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
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

/// A rectangle of pixels.
struct PixelArea {
  int left = 0, top = 0, width = 0, height = 0;
};

/// The pixels of an image, or of a part of one, which must outlive it.
struct ImageView {
  int width, height, channels;
  std::size_t stride;  // bytes from one row to the next
  const std::uint8_t* pixels;

  ImageView(const Image& image)  // NOLINT(google-explicit-constructor): an image is a view of all of itself
      : width(image.width),
        height(image.height),
        channels(image.channels),
        stride(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels)),
        pixels(image.pixels.data()) {}
  [[nodiscard]] const std::uint8_t* row(int y) const { return pixels + static_cast<std::size_t>(y) * stride; }
  /// `area` must lie inside.
  [[nodiscard]] ImageView part(const PixelArea& area) const {
    ImageView result = *this;
    result.width = area.width;
    result.height = area.height;
    result.pixels = row(area.top) + static_cast<std::size_t>(area.left) * static_cast<std::size_t>(channels);
    return result;
  }
};

/// Images with more pixels than this are refused by their header, before decoding.
inline constexpr std::int64_t maximumImagePixels = std::int64_t{1} << 26;

}  // namespace luthier
