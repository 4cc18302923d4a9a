// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/idx_images.h"

#include <algorithm>

namespace luthier {

bool holdsImages(const IdxFile& file) {
  const auto& dimensions = file.dimensions();
  if (dimensions.size() != 3 && dimensions.size() != 4) return false;
  if (dimensions.size() == 4 && dimensions[3] != 1 && dimensions[3] != 3) return false;
  return std::int64_t{dimensions[1]} <= maximumImagePixels / std::int64_t{dimensions[2]};
}

Image imageOf(const IdxFile& file, std::size_t index) {
  const auto& dimensions = file.dimensions();
  Image image(static_cast<int>(dimensions[2]), static_cast<int>(dimensions[1]),
              dimensions.size() == 4 ? static_cast<int>(dimensions[3]) : 1);
  const auto values = file.item(index);
  std::transform(values.begin(), values.end(), image.pixels.begin(),
                 [](std::byte value) { return std::to_integer<std::uint8_t>(value); });
  return image;
}

}  // namespace luthier
