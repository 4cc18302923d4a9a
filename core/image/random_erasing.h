// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/base/random.h"
#include "core/image/image.h"

namespace luthier {

/// torchvision.transforms.RandomErasing (scale 0.02 to 0.33, ratio 0.3 to 3.3): the rectangle to hide of an image of that size;
/// nothing where chance spares it, or where ten tries find none that fits.
[[nodiscard]] std::optional<PixelArea> chooseErasedArea(int width, int height, double probability, Random& random);

/// Sets the area of `values` (channels x height x width, normalised) to 0, which is the mean colour.
void erase(const PixelArea& area, int width, int height, float* values, int channels = 3);

}  // namespace luthier
