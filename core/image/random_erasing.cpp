// SPDX-License-Identifier: GPL-3.0-or-later
// The order of draws is that of torchvision 0.29, transforms/transforms.py.
#include "core/image/random_erasing.h"

#include <algorithm>
#include <cmath>

namespace luthier {

std::optional<PixelArea> chooseErasedArea(int width, int height, double probability, Random& random) {
  constexpr double smallest = 0.02;
  constexpr double largest = 0.33;
  constexpr double lowestRatio = 0.3;
  constexpr double highestRatio = 3.3;
  constexpr int tries = 10;
  if (random.uniform() >= probability) return std::nullopt;
  for (int i = 0; i < tries; ++i) {
    const double area = static_cast<double>(width) * height * random.uniform(smallest, largest);
    const double ratio = std::exp(random.uniform(std::log(lowestRatio), std::log(highestRatio)));
    const int h = static_cast<int>(std::nearbyint(std::sqrt(area * ratio)));
    const int w = static_cast<int>(std::nearbyint(std::sqrt(area / ratio)));
    if (h >= height || w >= width) continue;
    const int top = static_cast<int>(random.below(static_cast<std::uint64_t>(height - h + 1)));
    const int left = static_cast<int>(random.below(static_cast<std::uint64_t>(width - w + 1)));
    return PixelArea{left, top, w, h};
  }
  return std::nullopt;
}

void erase(const PixelArea& area, int width, int height, float* values, int channels) {
  for (int channel = 0; channel < channels; ++channel) {
    for (int y = area.top; y < area.top + area.height; ++y) {
      std::fill_n(values + (static_cast<std::ptrdiff_t>(channel) * height + y) * width + area.left, area.width, 0.0F);
    }
  }
}

}  // namespace luthier
