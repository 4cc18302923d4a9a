// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loading/image_loader.h"

#include <utility>

namespace luthier {

ImageLoader::ImageLoader(std::shared_ptr<const ImageSource> source, std::vector<ExampleRecord> examples,
                         torch::Tensor targets, ImagePipeline pipeline, ImageLoaderOptions options)
    : source_(std::move(source)),
      examples_(std::move(examples)),
      targets_(std::move(targets)),
      pipeline_(std::move(pipeline)),
      options_(std::move(options)),
      cache_(examples_.size(), options_.cacheBytes) {}

std::shared_ptr<const Image> ImageLoader::base(std::size_t position) const {
  if (auto cached = cache_.find(position)) {
    return cached;
  }
  const auto& example = examples_[position];
  if (options_.disk) {
    if (auto kept = options_.disk->find(example)) {
      return cache_.put(position, *std::move(kept));
    }
  }
  auto image = pipeline_.base(source_->read(example), options_.augmented);
  if (options_.disk) {
    options_.disk->put(example, image);
  }
  return cache_.put(position, std::move(image));
}

bool ImageLoader::decodesPartOnly(std::size_t position) const {
  const auto& example = examples_[position];
  if (!pipeline_.choosesPart() || options_.disk || example.width <= 0) {
    return false;
  }
  if (!options_.exact && options_.cacheBytes > 0) {
    return false;  // which images find room depends on the order of reading, and must not show
  }
  const auto bytes = static_cast<std::size_t>(example.width) * static_cast<std::size_t>(example.height) *
                     static_cast<std::size_t>(pipeline_.preprocessing.channels);
  return !cache_.find(position) && !cache_.hasRoom(bytes);
}

void ImageLoader::makeExample(std::size_t position, std::int64_t epoch, float* into) const {
  if (!options_.augmented) {
    normalizeInto(*base(position), pipeline_.preprocessing, into);
    return;
  }
  auto random = augmentationRandom(options_.seed, epoch, position);
  if (decodesPartOnly(position)) {
    const auto& example = examples_[position];
    const PixelArea area = chooseResizedCrop(example.width, example.height, random);
    pipeline_.augmentPartInto(source_->readPart(example, area), random, into);
    return;
  }
  const auto image = base(position);
  pipeline_.augmentInto(*image, random, into);
}

Batch ImageLoader::make(const BatchRequest& request) const {
  const auto count = static_cast<std::int64_t>(request.positions.size());
  const std::int64_t side = pipeline_.preprocessing.imageSize;
  const std::int64_t channels = pipeline_.preprocessing.channels;
  Batch batch;
  batch.positions = request.positions;
  batch.inputs = torch::empty({count, channels, side, side}, torch::kFloat32);
  const std::vector<std::int64_t> rows(request.positions.begin(), request.positions.end());
  batch.targets = targets_.index_select(0, torch::tensor(rows, torch::kInt64));
  auto* inputs = batch.inputs.mutable_data_ptr<float>();
  for (std::size_t i = 0; i < request.positions.size(); ++i) {
    makeExample(request.positions[i], request.epoch, inputs + i * static_cast<std::size_t>(channels * side * side));
  }
  return batch;
}

}  // namespace luthier
