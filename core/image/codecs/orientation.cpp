// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/codecs/orientation.h"

#include <cstring>

namespace luthier::codecs {
namespace {

/// Bounds-checked numbers of either byte order; anything outside the bytes reads as 0.
class TiffReader {
 public:
  explicit TiffReader(std::span<const std::byte> bytes) : bytes_(bytes), littleEndian_(byte(0) == 'I') {}

  [[nodiscard]] bool valid() const { return byte(0) == byte(1) && (byte(0) == 'I' || byte(0) == 'M') && number(2, 2) == 42; }
  [[nodiscard]] unsigned number(std::size_t offset, unsigned width) const {
    unsigned value = 0;
    for (unsigned i = 0; i < width; ++i) {
      const unsigned shift = 8U * (littleEndian_ ? i : width - 1U - i);
      value |= byte(offset + i) << shift;
    }
    return value;
  }

 private:
  [[nodiscard]] unsigned byte(std::size_t offset) const {
    return offset < bytes_.size() ? std::to_integer<unsigned>(bytes_[offset]) : 0U;
  }

  std::span<const std::byte> bytes_;
  bool littleEndian_;
};

}  // namespace

int exifOrientation(std::span<const std::byte> exif) {
  constexpr char prefix[] = {'E', 'x', 'i', 'f', 0, 0};
  if (exif.size() >= sizeof prefix && std::memcmp(exif.data(), prefix, sizeof prefix) == 0)
    exif = exif.subspan(sizeof prefix);
  const TiffReader tiff(exif);
  if (!tiff.valid()) return 1;
  constexpr unsigned orientationTag = 0x0112;
  constexpr unsigned entryBytes = 12;
  const std::size_t directory = tiff.number(4, 4);
  const unsigned entries = tiff.number(directory, 2);
  for (unsigned i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + std::size_t{i} * entryBytes;
    if (entry >= exif.size()) break;
    if (tiff.number(entry, 2) != orientationTag) continue;
    const unsigned value = tiff.number(entry + 8, 2);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

namespace {

/// Which source pixel lands where: 2 and 7, 3 ... mirror the columns, 3, 4 ... the rows, in the source's own axes.
constexpr bool mirrorsColumns(int orientation) {
  return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
}
constexpr bool mirrorsRows(int orientation) {
  return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
}

}  // namespace

PixelArea storedArea(const PixelArea& area, int orientation, int width, int height) {
  PixelArea stored = area;
  if (swapsSides(orientation)) stored = {area.top, area.left, area.height, area.width};
  if (mirrorsColumns(orientation)) stored.left = width - stored.left - stored.width;
  if (mirrorsRows(orientation)) stored.top = height - stored.top - stored.height;
  return stored;
}

Image applyOrientation(Image image, int orientation) {
  if (orientation <= 1 || orientation > 8) return image;
  const int width = image.width;
  const int height = image.height;
  const bool swapped = swapsSides(orientation);
  Image turned(swapped ? height : width, swapped ? width : height, image.channels);
  const auto channels = static_cast<std::size_t>(image.channels);
  std::uint8_t* to = turned.pixels.data();
  for (int y = 0; y < turned.height; ++y) {
    for (int x = 0; x < turned.width; ++x, to += channels) {
      int column = swapped ? y : x;
      int row = swapped ? x : y;
      if (mirrorsColumns(orientation)) column = width - 1 - column;
      if (mirrorsRows(orientation)) row = height - 1 - row;
      const auto index = static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column);
      std::memcpy(to, image.pixels.data() + index * channels, channels);
    }
  }
  return turned;
}

}  // namespace luthier::codecs
