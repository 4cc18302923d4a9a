// SPDX-License-Identifier: GPL-3.0-or-later
// Spaces, roundings and the order of draws as in torchvision 0.29, transforms/autoaugment.py, on PIL images.
#include "core/image/rand_augment.h"

#include <cmath>
#include <numbers>

#include "core/image/affine.h"
#include "core/image/color.h"
#include "core/image/tones.h"

namespace luthier {
namespace {

/// torch.linspace(0, end, 31) in float32: from both ends towards the middle.
double linearBin(double end, int bin) {
  const auto last = static_cast<float>(end);
  const float step = last / static_cast<float>(augmentMagnitudes - 1);
  const bool lower = bin < augmentMagnitudes / 2;
  return lower ? step * static_cast<float>(bin) : last - step * static_cast<float>(augmentMagnitudes - 1 - bin);
}

double degrees(double radians) { return radians * (180.0 / std::numbers::pi); }

Image shifted(const Image& image, double x, double y) {
  return shear(image, {0.0, 0.0, std::trunc(x), std::trunc(y), image.width * 0.5, image.height * 0.5});
}

}  // namespace

double operationMagnitude(AugmentOperation operation, int bin, int width, int height) {
  constexpr double largestShift = 150.0 / 331.0;
  constexpr double binsPerBit = (augmentMagnitudes - 1) / 4.0;
  switch (operation) {
    case AugmentOperation::ShearX:
    case AugmentOperation::ShearY:
      return linearBin(0.3, bin);
    case AugmentOperation::TranslateX:
      return linearBin(largestShift * width, bin);
    case AugmentOperation::TranslateY:
      return linearBin(largestShift * height, bin);
    case AugmentOperation::Rotate:
      return linearBin(30.0, bin);
    case AugmentOperation::Brightness:
    case AugmentOperation::Color:
    case AugmentOperation::Contrast:
    case AugmentOperation::Sharpness:
      return linearBin(0.9, bin);
    case AugmentOperation::Posterize:
      return 8.0 - std::nearbyint(bin / binsPerBit);
    case AugmentOperation::Solarize:
      return 255.0 - 8.5 * bin;
    case AugmentOperation::Identity:
    case AugmentOperation::AutoContrast:
    case AugmentOperation::Equalize:
      break;
  }
  return 0.0;
}

bool isSigned(AugmentOperation operation) {
  return operation >= AugmentOperation::ShearX && operation <= AugmentOperation::Sharpness;
}

Image augmentBy(const Image& image, AugmentOperation operation, double magnitude) {
  switch (operation) {
    case AugmentOperation::ShearX:
      return shear(image, {degrees(std::atan(magnitude)), 0.0, 0.0, 0.0, 0.0, 0.0});
    case AugmentOperation::ShearY:
      return shear(image, {0.0, degrees(std::atan(magnitude)), 0.0, 0.0, 0.0, 0.0});
    case AugmentOperation::TranslateX:
      return shifted(image, magnitude, 0.0);
    case AugmentOperation::TranslateY:
      return shifted(image, 0.0, magnitude);
    case AugmentOperation::Rotate:
      return rotate(image, magnitude);
    case AugmentOperation::Brightness:
      return color::adjustBrightness(image, 1.0 + magnitude);
    case AugmentOperation::Color:
      return color::adjustSaturation(image, 1.0 + magnitude);
    case AugmentOperation::Contrast:
      return color::adjustContrast(image, 1.0 + magnitude);
    case AugmentOperation::Sharpness:
      return color::adjustSharpness(image, 1.0 + magnitude);
    case AugmentOperation::Posterize:
      return color::posterize(image, static_cast<int>(magnitude));
    case AugmentOperation::Solarize:
      return color::solarize(image, magnitude);
    case AugmentOperation::AutoContrast:
      return color::autocontrast(image);
    case AugmentOperation::Equalize:
      return color::equalize(image);
    case AugmentOperation::Identity:
      break;
  }
  return image;
}

Image randAugment(const Image& image, const RandAugment& settings, Random& random) {
  Image result = image;
  for (int i = 0; i < settings.operations; ++i) {
    const auto operation = static_cast<AugmentOperation>(random.below(augmentOperations));
    double magnitude = operationMagnitude(operation, settings.magnitude, image.width, image.height);
    if (isSigned(operation) && random.below(2) == 1) magnitude = -magnitude;
    result = augmentBy(result, operation, magnitude);
  }
  return result;
}

}  // namespace luthier
