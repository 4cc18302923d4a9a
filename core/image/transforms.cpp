// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes and roundings as in torchvision 0.26 (transforms/functional.py, transforms/transforms.py) on PIL images.
#include "core/image/transforms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

#include "core/image/affine.h"
#include "core/image/color.h"

namespace luthier {
namespace {

/// Python's round(): halves to the even neighbour.
int roundHalfEven(double value) { return static_cast<int>(std::nearbyint(value)); }

std::size_t bytesOf(int pixels, const Image& image) {
  return static_cast<std::size_t>(pixels) * static_cast<std::size_t>(image.channels);
}

Image toRgb(Image image) {
  if (image.channels == 3) return image;
  Image result(image.width, image.height, 3);
  std::uint8_t* to = result.pixels.data();
  for (const std::uint8_t value : image.pixels) {
    to[0] = to[1] = to[2] = value;
    to += 3;
  }
  return result;
}

/// Augmentation's steps behind the crop.
Image afterCrop(Image result, const Augmentation& augmentation, Random& random) {
  if (augmentation.horizontalFlip && random.chance(0.5)) result = flipHorizontally(result);
  if (augmentation.verticalFlip && random.chance(0.5)) result = flipVertically(result);
  if (augmentation.rotation > 0.0) {
    result = rotate(result, random.uniform(-augmentation.rotation, augmentation.rotation));
  }
  if (augmentation.randAugment.operations > 0) result = randAugment(result, augmentation.randAugment, random);
  const ColorJitter& jitter = augmentation.jitter;
  const bool jittered = jitter.brightness > 0.0 || jitter.contrast > 0.0 || jitter.saturation > 0.0 || jitter.hue > 0.0;
  return jittered ? colorJitter(result, jitter, random) : result;
}

}  // namespace

Image resizeShorterSide(const Image& image, int size, Interpolation interpolation) {
  const bool upright = image.width <= image.height;
  const int shorter = upright ? image.width : image.height;
  const int longer = upright ? image.height : image.width;
  const int newLonger = static_cast<int>(static_cast<double>(size) * longer / shorter);
  return upright ? resize(image, size, newLonger, interpolation) : resize(image, newLonger, size, interpolation);
}

Image crop(const ImageView& image, const PixelArea& area) {
  Image result(area.width, area.height, image.channels);  // what lies outside the image stays black
  const int firstColumn = std::max(area.left, 0);
  const int lastColumn = std::min(area.left + area.width, image.width);
  if (lastColumn <= firstColumn) return result;
  const auto channels = static_cast<std::size_t>(image.channels);
  const auto place = [&](int x, int y) {
    return channels * (static_cast<std::size_t>(y) * static_cast<std::size_t>(area.width) + static_cast<std::size_t>(x));
  };
  for (int y = std::max(area.top, 0); y < std::min(area.top + area.height, image.height); ++y) {
    std::memcpy(result.pixels.data() + place(firstColumn - area.left, y - area.top),
                image.row(y) + channels * static_cast<std::size_t>(firstColumn),
                channels * static_cast<std::size_t>(lastColumn - firstColumn));
  }
  return result;
}

Image centerCrop(const Image& image, int width, int height) {
  // torchvision pads a side that is too short, less on the left and top, and then rounds half an odd rest to even.
  const auto start = [](int have, int want) {
    return want > have ? -((want - have) / 2) : roundHalfEven((have - want) / 2.0);
  };
  return crop(image, {start(image.width, width), start(image.height, height), width, height});
}

PixelArea chooseResizedCrop(int width, int height, Random& random, double minimumScale, double maximumScale) {
  // RandomResizedCrop.get_params: ten tries of an area and a shape, then the largest centred area of an allowed shape.
  constexpr double lowestRatio = 3.0 / 4.0;
  constexpr double highestRatio = 4.0 / 3.0;
  constexpr int tries = 10;
  const double all = static_cast<double>(width) * height;
  for (int i = 0; i < tries; ++i) {
    const double target = all * random.uniform(minimumScale, maximumScale);
    const double ratio = std::exp(random.uniform(std::log(lowestRatio), std::log(highestRatio)));
    const int w = roundHalfEven(std::sqrt(target * ratio));
    const int h = roundHalfEven(std::sqrt(target / ratio));
    if (w <= 0 || h <= 0 || w > width || h > height) continue;
    const int top = static_cast<int>(random.below(static_cast<std::uint64_t>(height - h + 1)));
    const int left = static_cast<int>(random.below(static_cast<std::uint64_t>(width - w + 1)));
    return {left, top, w, h};
  }
  const double shape = static_cast<double>(width) / height;
  const int w = shape > highestRatio ? roundHalfEven(height * highestRatio) : width;
  const int h = shape < lowestRatio ? roundHalfEven(width / lowestRatio) : height;
  return {(width - w) / 2, (height - h) / 2, w, h};
}

Image randomResizedCrop(const Image& image, int size, Random& random, double minimumScale, double maximumScale,
                        Interpolation interpolation) {
  const PixelArea area = chooseResizedCrop(image.width, image.height, random, minimumScale, maximumScale);
  return resize(ImageView(image).part(area), size, size, interpolation);
}

Image randomCrop(const Image& image, int size, int padding, Random& random) {
  // A side that is too short even with its padding is padded further on both ends (pad_if_needed).
  const auto place = [&](int side) {
    const int padded = padding + std::max(size - side - 2 * padding, 0);
    const int room = side + 2 * padded - size;
    return static_cast<int>(random.below(static_cast<std::uint64_t>(room) + 1)) - padded;
  };
  const int top = place(image.height);
  const int left = place(image.width);
  return crop(image, {left, top, size, size});
}

Image flipHorizontally(const Image& image) {
  Image result(image.width, image.height, image.channels);
  const std::size_t channels = image.channels == 3 ? 3 : 1;
  const std::size_t stride = bytesOf(image.width, image);
  for (std::size_t row = 0; row < image.pixels.size(); row += stride) {
    const std::uint8_t* from = image.pixels.data() + row;
    std::uint8_t* to = result.pixels.data() + row + stride;
    for (int x = 0; x < image.width; ++x, from += channels) {
      to -= channels;
      for (std::size_t c = 0; c < channels; ++c) to[c] = from[c];
    }
  }
  return result;
}

Image flipVertically(const Image& image) {
  Image result(image.width, image.height, image.channels);
  const std::size_t stride = bytesOf(image.width, image);
  for (std::size_t row = 0; row < image.pixels.size(); row += stride) {
    std::memcpy(result.pixels.data() + image.pixels.size() - stride - row, image.pixels.data() + row, stride);
  }
  return result;
}

Image colorJitter(const Image& image, const ColorJitter& strengths, Random& random) {
  const std::vector<std::size_t> order = permutation(4, random);
  const auto factor = [&](double strength) { return random.uniform(std::max(0.0, 1.0 - strength), 1.0 + strength); };
  const double brightness = factor(strengths.brightness);
  const double contrast = factor(strengths.contrast);
  const double saturation = factor(strengths.saturation);
  const double hue = random.uniform(-strengths.hue, strengths.hue);
  Image result = image;
  for (const std::size_t step : order) {
    if (step == 0 && strengths.brightness > 0.0) result = color::adjustBrightness(result, brightness);
    if (step == 1 && strengths.contrast > 0.0) result = color::adjustContrast(result, contrast);
    if (step == 2 && strengths.saturation > 0.0) result = color::adjustSaturation(result, saturation);
    if (step == 3 && strengths.hue > 0.0) result = color::adjustHue(result, hue);
  }
  return result;
}

Image prepare(const Image& image, const Preprocessing& preprocessing) {
  const int size = preprocessing.imageSize;
  if (preprocessing.channels == 1 && image.channels != 1) return prepare(color::toGrey(image), preprocessing);
  auto result =
      preprocessing.resizeShorter == 0
          ? resize(image, size, size, preprocessing.interpolation)
          : centerCrop(resizeShorterSide(image, preprocessing.resizeShorter, preprocessing.interpolation), size, size);
  return preprocessing.channels == 1 ? result : toRgb(std::move(result));
}

Image prepareAugmented(const Image& image, const Preprocessing& preprocessing, const Augmentation& augmentation,
                       Random& random) {
  if (augmentation.crop == Augmentation::Crop::RandomResizedCrop) {
    const PixelArea area = chooseResizedCrop(image.width, image.height, random);
    return prepareAugmentedPart(ImageView(image).part(area), preprocessing, augmentation, random);
  }
  Image result = prepare(image, preprocessing);
  if (augmentation.crop == Augmentation::Crop::RandomCrop) {
    result = randomCrop(result, preprocessing.imageSize, augmentation.padding, random);
  }
  return afterCrop(std::move(result), augmentation, random);
}

Image prepareAugmentedPart(const ImageView& part, const Preprocessing& preprocessing, const Augmentation& augmentation,
                           Random& random) {
  Image cut = resize(part, preprocessing.imageSize, preprocessing.imageSize, preprocessing.interpolation);
  return afterCrop(preprocessing.channels == 1 ? color::toGrey(cut) : toRgb(std::move(cut)), augmentation, random);
}

std::optional<PixelArea> chooseErasedArea(const Preprocessing& preprocessing, const Augmentation& augmentation,
                                          Random& random) {
  const int size = preprocessing.imageSize;
  return augmentation.erasing > 0.0 ? chooseErasedArea(size, size, augmentation.erasing, random) : std::nullopt;
}

}  // namespace luthier
