// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/codecs/codec.h"

#include <algorithm>
#include <utility>

#include "core/base/files.h"

namespace luthier::codecs {

void checkPixelCount(std::int64_t width, std::int64_t height, const std::filesystem::path& path) {
  if (width < 1 || height < 1) throw imageError(ErrorCode::ImageDamaged, path, "its header gives no size");
  if (width <= maximumImagePixels / height) return;
  throw Error(ErrorCode::ImageTooLarge, {{"file", displayPath(path)},
                                         {"width", std::to_string(width)},
                                         {"height", std::to_string(height)},
                                         {"limit", std::to_string(maximumImagePixels)}});
}

void requireInside(const PixelArea& area, int width, int height, const std::filesystem::path& path) {
  const bool inside = area.left >= 0 && area.top >= 0 && area.width > 0 && area.height > 0 &&
                      area.left <= width - area.width && area.top <= height - area.height;
  if (!inside) throw Error(ErrorCode::FileChanged, {{"file", displayPath(path)}});
}

Error imageError(ErrorCode code, const std::filesystem::path& path, std::string detail) {
  return Error(code, {{"file", displayPath(path)}, {"detail", std::move(detail)}});
}

bool startsWith(Bytes bytes, std::string_view signature, std::size_t offset) {
  if (bytes.size() < offset + signature.size()) return false;
  return std::equal(signature.begin(), signature.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset),
                    [](char wanted, std::byte found) { return static_cast<std::byte>(wanted) == found; });
}

void composeOverWhite(std::span<const std::uint8_t> rgba, int width, int height, Image& canvas, int left, int top) {
  const auto columns = static_cast<std::size_t>(width);
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* from = rgba.data() + static_cast<std::size_t>(y) * columns * 4;
    std::uint8_t* to =
        canvas.pixels.data() +
        (static_cast<std::size_t>(top + y) * static_cast<std::size_t>(canvas.width) + static_cast<std::size_t>(left)) * 3;
    for (std::size_t x = 0; x < columns; ++x, from += 4, to += 3) {
      for (int c = 0; c < 3; ++c) to[c] = overWhite(from[c], from[3]);
    }
  }
}

Image whiteCanvas(int width, int height) {
  Image canvas(width, height, 3);
  std::fill(canvas.pixels.begin(), canvas.pixels.end(), std::uint8_t{255});
  return canvas;
}

}  // namespace luthier::codecs
