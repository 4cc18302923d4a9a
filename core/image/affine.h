// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/image/image.h"

namespace luthier {

/// From a pixel of the result to the pixel of the source it is taken from: (a x + b y + c, d x + e y + f), as Pillow's
/// Image.transform(AFFINE) takes it.
using AffineMatrix = std::array<double, 6>;

/// Pillow's affine transform with nearest resampling (src/libImaging/Geometry.c: 16.16 fixed point), equal to it to the pixel for
/// sides below 32,768; what comes from outside the image is black. The result has the image's size.
[[nodiscard]] Image transformAffine(const Image& image, const AffineMatrix& matrix);

/// Image.rotate(angle): counter-clockwise about the middle, in degrees, the corners cut off.
[[nodiscard]] Image rotate(const Image& image, double degrees);

/// torchvision.transforms.functional.affine without rotation and scale, on PIL images: shear angles in degrees about
/// `centre`, then a shift in pixels.
struct Shear {
  double x = 0.0, y = 0.0;              // degrees
  double shiftX = 0.0, shiftY = 0.0;    // px
  double centreX = 0.0, centreY = 0.0;  // px
};
[[nodiscard]] Image shear(const Image& image, const Shear& shear);

}  // namespace luthier
