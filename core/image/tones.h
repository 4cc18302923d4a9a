// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"

/// Pillow's operations on the tones of an image that torchvision's RandAugment uses (ImageOps.py, and ImageFilter.SMOOTH under
/// ImageEnhance.Sharpness), equal to them to the pixel. Each channel by itself.
namespace luthier::color {

/// Factor 0 smooths, 1 gives the image, 2 sharpens. The outermost pixels stay.
[[nodiscard]] Image adjustSharpness(const Image& image, double factor);
/// Keeps the upper `bits` of each value, 0 to 8.
[[nodiscard]] Image posterize(const Image& image, int bits);
/// Inverts values from `threshold` on.
[[nodiscard]] Image solarize(const Image& image, double threshold);
/// Stretches each channel to 0 .. 255.
[[nodiscard]] Image autocontrast(const Image& image);
/// Spreads each channel's values evenly.
[[nodiscard]] Image equalize(const Image& image);

}  // namespace luthier::color
