// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loading/image_pipeline.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/image/color.h"

namespace luthier {

namespace {

constexpr std::int64_t smallImageLimit = 64;
constexpr int smallInput = 32;
constexpr int largeInput = 224;
constexpr std::uint64_t augmentationStream = 0xA06;

int inputSize(const TrainingConfig& config, const DatasetRecord& dataset) {
  if (config.imageSize > 0) {
    return static_cast<int>(config.imageSize);
  }
  return std::max(dataset.medianWidth, dataset.medianHeight) <= smallImageLimit ? smallInput : largeInput;
}

bool isSmall(int size) { return size <= smallImageLimit; }

Augmentation::Crop cropOf(const TrainingConfig& config, int size) {
  if (config.crop == "random_crop" || (config.crop == "auto" && isSmall(size))) {
    return Augmentation::Crop::RandomCrop;
  }
  if (config.crop == "random_resized_crop" || config.crop == "auto") {
    return Augmentation::Crop::RandomResizedCrop;
  }
  return Augmentation::Crop::None;
}

}  // namespace

Image ImagePipeline::base(Image image, bool augmented) const {
  if (!augmented || !choosesPart()) {
    return prepare(image, preprocessing);
  }
  return preprocessing.channels == 1 ? color::toGrey(image) : std::move(image);
}

int ImagePipeline::leastSide(bool augmented) const {
  const int whole = std::max(preprocessing.imageSize, preprocessing.resizeShorter);
  if (!augmented || !choosesPart()) {
    return whole;
  }
  // The smallest part has 0.08 of the area and a shape of 3:4: its shorter side is at least this share of the image's.
  const double smallestShare = std::sqrt(0.08 * 3.0 / 4.0);
  return std::max(whole, static_cast<int>(std::ceil(preprocessing.imageSize / smallestShare)));
}

bool ImagePipeline::isRandom() const {
  const auto& jitter = augmentation.jitter;
  return augmentation.crop != Augmentation::Crop::None || augmentation.horizontalFlip || augmentation.verticalFlip ||
         std::max({jitter.brightness, jitter.contrast, jitter.saturation, jitter.hue}) > 0.0 ||
         augmentation.rotation > 0.0 || augmentation.randAugment.operations > 0 || augmentation.erasing > 0.0;
}

Image ImagePipeline::beforeErasing(const Image& base, Random& random) const {
  // A prepared base has its final size already: no second resize, whatever the recipe for raw images says.
  auto finalSize = preprocessing;
  finalSize.resizeShorter = 0;
  return prepareAugmented(base, finalSize, augmentation, random);
}

void ImagePipeline::augmentInto(const Image& base, Random& random, float* into) const {
  normalizeAndErase(beforeErasing(base, random), random, into);
}

void ImagePipeline::augmentPartInto(Image part, Random& random, float* into) const {
  const Image pixels = base(std::move(part), /*augmented=*/true);
  normalizeAndErase(prepareAugmentedPart(pixels, preprocessing, augmentation, random), random, into);
}

void ImagePipeline::normalizeAndErase(const Image& image, Random& random, float* into) const {
  normalizeInto(image, preprocessing, into);
  if (const auto area = chooseErasedArea(preprocessing, augmentation, random)) {
    erase(*area, preprocessing.imageSize, preprocessing.imageSize, into, preprocessing.channels);
  }
}

Image ImagePipeline::augment(const Image& base, Random& random) const {
  Image image = beforeErasing(base, random);
  const auto area = chooseErasedArea(preprocessing, augmentation, random).value_or(PixelArea{});
  for (int y = area.top; y < area.top + area.height; ++y) {
    auto* pixel = image.pixels.data() + (static_cast<std::ptrdiff_t>(y) * image.width + area.left) * image.channels;
    for (int x = 0; x < area.width; ++x) {
      for (std::size_t c = 0; c < static_cast<std::size_t>(image.channels); ++c) {
        *pixel++ = static_cast<std::uint8_t>(std::lround(preprocessing.mean[c] * 255.0F));
      }
    }
  }
  return image;
}

ImagePipeline makeImagePipeline(const TrainingConfig& config, const DatasetRecord& dataset, const Preprocessing& published) {
  ImagePipeline pipeline;
  auto& preprocessing = pipeline.preprocessing;
  preprocessing = withChannels(published, static_cast<int>(config.inputChannels));
  preprocessing.imageSize = inputSize(config, dataset);
  if (preprocessing.imageSize != published.imageSize) {
    // torchvision's evaluation recipe: the shorter side to 256 for a crop of 224. Small images keep every pixel.
    preprocessing.resizeShorter =
        isSmall(preprocessing.imageSize) ? 0 : static_cast<int>(std::lround(preprocessing.imageSize * 256.0 / 224.0));
  }
  auto& augmentation = pipeline.augmentation;
  augmentation.crop = cropOf(config, preprocessing.imageSize);
  augmentation.padding = static_cast<int>(std::lround(config.cropPadding));
  augmentation.horizontalFlip = config.horizontalFlip;
  augmentation.verticalFlip = config.verticalFlip;
  augmentation.jitter = {config.colorJitter, config.colorJitter, config.colorJitter, config.hueJitter};
  augmentation.rotation = config.rotation;
  augmentation.randAugment = {config.randAugment ? static_cast<int>(config.randAugmentOperations) : 0,
                              static_cast<int>(config.randAugmentMagnitude)};
  augmentation.erasing = config.randomErasing;
  return pipeline;
}

Random augmentationRandom(std::int64_t seed, std::int64_t epoch, std::size_t position) {
  return Random::keyed(static_cast<std::uint64_t>(seed), augmentationStream, static_cast<std::uint64_t>(epoch),
                       static_cast<std::uint64_t>(position));
}

}  // namespace luthier
