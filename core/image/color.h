// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"

/// torchvision's adjust_* on PIL images, equal to them to the pixel: Pillow's ImageEnhance (ImageEnhance.py, Blend.c) and its
/// HSV conversion (Convert.c). Grey images (one channel) have neither saturation nor hue and stay as they are.
namespace luthier::color {

/// The image in one channel, as PIL's convert("L"); a grey one as it is.
[[nodiscard]] Image toGrey(const Image& image);
/// Factor 0 gives black, 1 the image.
[[nodiscard]] Image adjustBrightness(const Image& image, double factor);
/// Factor 0 gives the mean grey.
[[nodiscard]] Image adjustContrast(const Image& image, double factor);
/// Factor 0 gives the grey image.
[[nodiscard]] Image adjustSaturation(const Image& image, double factor);
/// `shift` in turns of the colour circle, -0.5 to 0.5.
[[nodiscard]] Image adjustHue(const Image& image, double shift);

}  // namespace luthier::color
