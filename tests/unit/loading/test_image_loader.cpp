// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <atomic>

#include "core/loading/image_loader.h"
#include "core/loading/prefetcher.h"

namespace luthier {
namespace {

/// Images of noise, each by its member number.
class NoiseSource final : public ImageSource {
 public:
  explicit NoiseSource(int size) : size_(size) {}
  [[nodiscard]] Image read(const ExampleRecord& example) const override {
    ++reads;
    Image image(size_, size_, 3);
    auto random = Random::keyed(5, static_cast<std::uint64_t>(example.member));
    for (auto& value : image.pixels) {
      value = static_cast<std::uint8_t>(random.below(256));
    }
    return image;
  }
  [[nodiscard]] Image readPart(const ExampleRecord& example, const PixelArea& area) const override {
    ++parts;
    return crop(read(example), area);
  }
  mutable std::atomic<int> reads = 0, parts = 0;

 private:
  int size_;
};

/// `size` 0: of images whose size is not known.
std::vector<ExampleRecord> examples(int count, int size = 0) {
  std::vector<ExampleRecord> all(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    all[static_cast<std::size_t>(i)].member = i;
    all[static_cast<std::size_t>(i)].label = i % 3;
    all[static_cast<std::size_t>(i)].width = all[static_cast<std::size_t>(i)].height = size;
  }
  return all;
}

torch::Tensor labels(int count) { return torch::arange(count).remainder(3); }

ImagePipeline pipeline(int size, Augmentation::Crop crop) {
  ImagePipeline made;
  made.preprocessing.imageSize = size;
  made.preprocessing.resizeShorter = 0;
  made.augmentation = {crop, 4, true, false, {}};
  return made;
}

constexpr std::size_t plenty = 100'000'000;

TEST(ImageLoader, NormalizesEachChannel) {
  const auto source = std::make_shared<NoiseSource>(8);
  const auto how = pipeline(8, Augmentation::Crop::None);
  const ImageLoader loader(source, examples(4), labels(4), how, {.augmented = false, .seed = 1, .cacheBytes = plenty});
  const auto batch = loader.make({0, {2, 1}});
  ASSERT_EQ(batch.inputs.sizes(), (std::vector<std::int64_t>{2, 3, 8, 8}));
  EXPECT_EQ(batch.targets[0].item<std::int64_t>(), 2);
  EXPECT_EQ(batch.targets[1].item<std::int64_t>(), 1);
  const auto image = source->read(examples(4)[1]);
  for (int c = 0; c < 3; ++c) {
    const auto index = static_cast<std::size_t>(c);
    const float pixel = image.pixels[static_cast<std::size_t>((5 * 8 + 6) * 3 + c)];
    const float wanted = (pixel / 255.0F - how.preprocessing.mean[index]) / how.preprocessing.deviation[index];
    EXPECT_NEAR((batch.inputs[1][c][5][6].item<float>()), wanted, 1e-5F);
  }
}

TEST(ImageLoader, AugmentationDependsOnSeedEpochAndExampleOnly) {
  for (const auto crop : {Augmentation::Crop::RandomCrop, Augmentation::Crop::RandomResizedCrop}) {
    const auto source = std::make_shared<NoiseSource>(40);
    const ImageLoader cached(source, examples(6), labels(6), pipeline(32, crop),
                             {.augmented = true, .seed = 3, .cacheBytes = plenty});
    const ImageLoader uncached(source, examples(6), labels(6), pipeline(32, crop),
                               {.augmented = true, .seed = 3, .cacheBytes = 0});
    const auto first = cached.make({4, {0, 1, 2, 3}});
    const auto again = cached.make({4, {3, 2, 1, 0}});
    EXPECT_TRUE(torch::equal(first.inputs, again.inputs.flip(0)));
    EXPECT_TRUE(torch::equal(first.inputs, uncached.make({4, {0, 1, 2, 3}}).inputs));
    EXPECT_FALSE(torch::equal(first.inputs, cached.make({5, {0, 1, 2, 3}}).inputs));
    const ImageLoader otherSeed(source, examples(6), labels(6), pipeline(32, crop),
                                {.augmented = true, .seed = 4, .cacheBytes = plenty});
    EXPECT_FALSE(torch::equal(first.inputs, otherSeed.make({4, {0, 1, 2, 3}}).inputs));
  }
}

TEST(ImageLoader, DecodesOnlyWhatIsDrawnOfAnImageThatIsNotKept) {
  constexpr int size = 90;
  for (const int channels : {3, 1}) {
    auto how = pipeline(32, Augmentation::Crop::RandomResizedCrop);
    how.preprocessing = withChannels(how.preprocessing, channels);
    how.augmentation.jitter = {0.4, 0.4, 0.4, 0.1};
    how.augmentation.erasing = 0.5;
    const auto source = std::make_shared<NoiseSource>(size);
    const ImageLoader kept(source, examples(6, size), labels(6), how, {.augmented = true, .seed = 3, .cacheBytes = plenty});
    const ImageLoader drawn(source, examples(6, size), labels(6), how, {.augmented = true, .seed = 3, .cacheBytes = 0});
    const auto wanted = kept.make({4, {0, 1, 2, 3, 4, 5}});
    EXPECT_EQ(source->parts, 0);
    EXPECT_TRUE(torch::equal(drawn.make({4, {0, 1, 2, 3, 4, 5}}).inputs, wanted.inputs)) << channels;
    EXPECT_EQ(source->parts, 6);
  }
}

TEST(ImageLoader, TheSameBatchesWithAnyNumberOfThreads) {
  const auto source = std::make_shared<NoiseSource>(32);
  std::vector<BatchRequest> requests;
  for (std::size_t i = 0; i + 5 <= 50; i += 5) {
    requests.push_back({1, {i, i + 1, i + 2, i + 3, i + 4}});
  }
  const auto run = [&](std::size_t threads) {
    const ImageLoader loader(source, examples(50), labels(50), pipeline(32, Augmentation::Crop::RandomCrop),
                             {.augmented = true, .seed = 3, .cacheBytes = plenty});
    Prefetcher prefetcher(loader, requests, threads);
    std::vector<torch::Tensor> inputs;
    while (auto batch = prefetcher.next()) {
      inputs.push_back(batch->inputs);
    }
    return torch::cat(inputs);
  };
  const auto one = run(0);
  EXPECT_EQ(one.size(0), 50);
  EXPECT_TRUE(torch::equal(one, run(1)));
  EXPECT_TRUE(torch::equal(one, run(4)));
}

TEST(ImageLoader, DecodesOnceWithinTheStatedMemory) {
  const auto source = std::make_shared<NoiseSource>(32);
  const std::size_t oneImage = sizeof(Image) + 32 * 32 * 3;
  const ImageLoader loader(source, examples(4), labels(4), pipeline(32, Augmentation::Crop::RandomCrop),
                           {.augmented = true, .seed = 3, .cacheBytes = 2 * oneImage + 10});
  (void)loader.make({0, {0, 1, 2, 3}});
  EXPECT_EQ(source->reads, 4);
  (void)loader.make({1, {0, 1, 2, 3}});
  EXPECT_EQ(source->reads, 6);  // two of the four found room
}

TEST(ImagePipeline, InputSizeFollowsTheData) {
  DatasetRecord dataset;
  dataset.medianWidth = dataset.medianHeight = 28;
  Preprocessing published;  // 224
  TrainingConfig config;
  auto made = makeImagePipeline(config, dataset, published);
  EXPECT_EQ(made.preprocessing.imageSize, 32);
  EXPECT_EQ(made.preprocessing.mean, published.mean);
  EXPECT_EQ(made.augmentation.crop, Augmentation::Crop::RandomCrop);

  dataset.medianWidth = 500;
  made = makeImagePipeline(config, dataset, published);
  EXPECT_EQ(made.preprocessing.imageSize, 224);
  EXPECT_EQ(made.preprocessing.resizeShorter, 256);
  EXPECT_EQ(made.augmentation.crop, Augmentation::Crop::RandomResizedCrop);

  config.imageSize = 64;
  config.crop = "none";
  made = makeImagePipeline(config, dataset, published);
  EXPECT_EQ(made.preprocessing.imageSize, 64);
  EXPECT_EQ(made.augmentation.crop, Augmentation::Crop::None);
}

}  // namespace
}  // namespace luthier
