// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "core/data/image_source.h"
#include "core/image/resize.h"

namespace luthier {

Image thumbnail(const Image& image, int size) {
  const int longer = std::max(image.width, image.height);
  if (longer <= size) {
    const int factor = size / longer;
    return resize(image, image.width * factor, image.height * factor, Interpolation::Nearest);
  }
  const auto scaled = [&](int side) {
    return std::max(1, static_cast<int>(std::lround(static_cast<double>(side) * size / longer)));
  };
  return resize(image, scaled(image.width), scaled(image.height), Interpolation::Bilinear);
}

}  // namespace luthier
