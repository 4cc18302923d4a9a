// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/base/random.h"
#include "core/image/image.h"
#include "core/image/rand_augment.h"
#include "core/image/random_erasing.h"
#include "core/image/resize.h"

namespace luthier {

/// torchvision's definitions, on PIL images; random ones draw from `random` only.
[[nodiscard]] Image resizeShorterSide(const Image& image, int size, Interpolation interpolation = Interpolation::Bilinear);
[[nodiscard]] Image centerCrop(const Image& image, int width, int height);
[[nodiscard]] Image crop(const ImageView& image, const PixelArea& area);
/// The area of a width x height image that RandomResizedCrop resizes.
[[nodiscard]] PixelArea chooseResizedCrop(int width, int height, Random& random, double minimumScale = 0.08,
                                          double maximumScale = 1.0);
[[nodiscard]] Image randomResizedCrop(const Image& image, int size, Random& random, double minimumScale = 0.08,
                                      double maximumScale = 1.0, Interpolation interpolation = Interpolation::Bilinear);
[[nodiscard]] Image randomCrop(const Image& image, int size, int padding, Random& random);
[[nodiscard]] Image flipHorizontally(const Image& image);
[[nodiscard]] Image flipVertically(const Image& image);
/// Strengths as torchvision.transforms.ColorJitter takes them; the order of the four is random.
struct ColorJitter {
  double brightness = 0.0, contrast = 0.0, saturation = 0.0, hue = 0.0;
};
[[nodiscard]] Image colorJitter(const Image& image, const ColorJitter& strengths, Random& random);

/// The deterministic part that a model needs at any time, stored with every run and export. For grey images mean and deviation
/// have their one value three times.
struct Preprocessing {
  int imageSize = 224;
  int resizeShorter = 256;  // 0: resize straight to imageSize x imageSize
  Interpolation interpolation = Interpolation::Bilinear;
  std::array<float, 3> mean{0.485F, 0.456F, 0.406F};
  std::array<float, 3> deviation{0.229F, 0.224F, 0.225F};
  int channels = 3;  // 3 (RGB) or 1 (grey)
  [[nodiscard]] std::string toJson() const;
  [[nodiscard]] static Preprocessing fromJson(const std::string& json);
  bool operator==(const Preprocessing&) const = default;
};

/// Random part for training.
struct Augmentation {
  enum class Crop { None, RandomCrop, RandomResizedCrop };
  Crop crop = Crop::None;
  int padding = 4;
  bool horizontalFlip = false, verticalFlip = false;
  ColorJitter jitter{};
  double rotation = 0.0;  // degrees either way
  RandAugment randAugment{};
  double erasing = 0.0;  // probability
};

/// `preprocessing` for a network that takes images of so many channels (1 or 3). To one: mean and deviation become the mean of
/// the three.
[[nodiscard]] Preprocessing withChannels(Preprocessing preprocessing, int channels);

/// The image a model sees, before normalisation: imageSize x imageSize, RGB, or grey where the preprocessing says so (converted
/// first, as torchvision's Grayscale at the beginning).
[[nodiscard]] Image prepare(const Image& image, const Preprocessing& preprocessing);
[[nodiscard]] Image prepareAugmented(const Image& image, const Preprocessing& preprocessing,
                                     const Augmentation& augmentation, Random& random);
/// What prepareAugmented() does after a RandomResizedCrop has chosen its area, on this part of the image.
[[nodiscard]] Image prepareAugmentedPart(const ImageView& part, const Preprocessing& preprocessing,
                                         const Augmentation& augmentation, Random& random);
/// The area that prepareAugmented()'s image loses behind it, once it is normalised; drawn after all else.
[[nodiscard]] std::optional<PixelArea> chooseErasedArea(const Preprocessing& preprocessing, const Augmentation& augmentation,
                                                        Random& random);
/// (pixel / 255 - mean) / deviation into channels x imageSize x imageSize floats, channel by channel.
void normalizeInto(const Image& image, const Preprocessing& preprocessing, float* into);

}  // namespace luthier
