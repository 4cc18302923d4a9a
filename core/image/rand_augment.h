// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/base/random.h"
#include "core/image/image.h"

namespace luthier {

/// The operations of torchvision.transforms.RandAugment, in its order.
enum class AugmentOperation {
  Identity,
  ShearX,
  ShearY,
  TranslateX,
  TranslateY,
  Rotate,
  Brightness,
  Color,
  Contrast,
  Sharpness,
  Posterize,
  Solarize,
  AutoContrast,
  Equalize
};
inline constexpr int augmentOperations = 14;
inline constexpr int augmentMagnitudes = 31;

/// torchvision's RandAugment with 31 magnitude bins, nearest resampling and black filling. `operations` 0: none.
struct RandAugment {
  int operations = 0;  // for each image
  int magnitude = 9;   // bin, 0 to 30
};
[[nodiscard]] Image randAugment(const Image& image, const RandAugment& settings, Random& random);

/// What a bin means for an operation on an image of that size, before its sign: torchvision's augmentation space, in the
/// numbers of float32 as there.
[[nodiscard]] double operationMagnitude(AugmentOperation operation, int bin, int width, int height);
/// Whether chance gives the magnitude its sign.
[[nodiscard]] bool isSigned(AugmentOperation operation);
/// One operation with its magnitude, sign included.
[[nodiscard]] Image augmentBy(const Image& image, AugmentOperation operation, double magnitude);

}  // namespace luthier
