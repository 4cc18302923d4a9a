// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"

namespace luthier {

enum class Interpolation { Nearest, Bilinear, Bicubic };

/// PIL's resampling (Pillow 13, src/libImaging/Resample.c: antialiased, two passes, 8-bit fixed point), equal to it pixel by
/// pixel. `box` is in source pixels (left, top, right, bottom).
struct Box {
  double left, top, right, bottom;
};
[[nodiscard]] Image resize(const ImageView& image, int width, int height,
                           Interpolation interpolation = Interpolation::Bilinear);
[[nodiscard]] Image resize(const ImageView& image, const Box& box, int width, int height, Interpolation interpolation);

}  // namespace luthier
