// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes and places by torchvision's formulas; expected values were computed with torchvision's own code.
#include "core/image/transforms.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "core/base/error.h"

namespace luthier {
namespace {

/// Every pixel tells its place: red the column, green the row, blue 7.
Image places(int width, int height) {
  Image image(width, height, 3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      std::uint8_t* pixel = image.pixels.data() + (y * width + x) * 3;
      pixel[0] = static_cast<std::uint8_t>(x);
      pixel[1] = static_cast<std::uint8_t>(y);
      pixel[2] = 7;
    }
  }
  return image;
}
const std::uint8_t* at(const Image& image, int x, int y) { return image.pixels.data() + (y * image.width + x) * 3; }

TEST(Transforms, ShorterSideRoundsTheLongerDown) {
  const auto sizeOf = [](int width, int height, int size) {
    const Image result = resizeShorterSide(Image(width, height, 3), size);
    return std::pair(result.width, result.height);
  };
  EXPECT_EQ(sizeOf(500, 375, 256), std::pair(341, 256));
  EXPECT_EQ(sizeOf(375, 500, 256), std::pair(256, 341));
  EXPECT_EQ(sizeOf(333, 100, 32), std::pair(106, 32));
  EXPECT_EQ(sizeOf(50, 50, 50), std::pair(50, 50));
}

TEST(Transforms, CenterCropRoundsHalvesToEven) {
  const Image image = places(11, 14);
  const Image result = centerCrop(image, 8, 9);  // (11 - 8) / 2 = 1.5 -> 2, (14 - 9) / 2 = 2.5 -> 2
  EXPECT_EQ(at(result, 0, 0)[0], 2);
  EXPECT_EQ(at(result, 0, 0)[1], 2);
}

TEST(Transforms, CenterCropPadsWhatIsTooSmall) {
  const Image image = places(3, 10);
  const Image result = centerCrop(image, 8, 4);  // 5 columns short: 2 on the left, 3 on the right
  ASSERT_EQ(result.width, 8);
  EXPECT_EQ(at(result, 1, 0)[2], 0);
  EXPECT_EQ(at(result, 2, 0)[0], 0);
  EXPECT_EQ(at(result, 2, 0)[1], 3);
  EXPECT_EQ(at(result, 4, 0)[0], 2);
  EXPECT_EQ(at(result, 5, 0)[2], 0);
}

TEST(Transforms, FlipsMirrorAndAreTheirOwnInverse) {
  const Image image = places(5, 4);
  EXPECT_EQ(at(flipHorizontally(image), 0, 1)[0], 4);
  EXPECT_EQ(at(flipVertically(image), 1, 0)[1], 3);
  EXPECT_EQ(flipHorizontally(flipHorizontally(image)), image);
  EXPECT_EQ(flipVertically(flipVertically(image)), image);
}

TEST(Transforms, RandomCropReachesEveryPlaceOfThePaddedImage) {
  const Image image = places(8, 8);
  std::set<std::pair<int, int>> offsets;
  Random random(3);
  for (int i = 0; i < 2000; ++i) {
    const Image result = randomCrop(image, 8, 2, random);
    ASSERT_EQ(result.width, 8);
    // The middle of the crop is always inside the image.
    offsets.insert({at(result, 4, 4)[0] - 4, at(result, 4, 4)[1] - 4});
  }
  EXPECT_EQ(offsets.size(), 25U);
  EXPECT_EQ(*offsets.begin(), std::pair(-2, -2));
  EXPECT_EQ(*offsets.rbegin(), std::pair(2, 2));
}

TEST(Transforms, RandomResizedCropKeepsItsScale) {
  Random random(5);
  const Image image = places(120, 90);
  double sum = 0.0;
  for (int i = 0; i < 300; ++i) {
    const Image result = randomResizedCrop(image, 24, random, 0.25, 0.25);
    ASSERT_EQ(result.width, 24);
    ASSERT_EQ(result.height, 24);
    const double width = at(result, 23, 12)[0] - at(result, 0, 12)[0];
    const double height = at(result, 12, 23)[1] - at(result, 12, 0)[1];
    sum += width * height;
  }
  // A quarter of the area, seen between the centres of the first and the last pixel (23/24 of each side).
  EXPECT_NEAR(sum / 300, 0.25 * 120 * 90 * (23.0 / 24) * (23.0 / 24), 120.0);
}

TEST(Transforms, RandomResizedCropOfAnImpossibleShapeTakesTheMiddle) {
  Random random(1);
  const Image line = places(200, 2);  // wider than 4:3 by far: 3 x 2 from the middle
  const Image result = randomResizedCrop(line, 3, random, 1.0, 1.0, Interpolation::Nearest);
  EXPECT_EQ(at(result, 0, 0)[0], (200 - 3) / 2);
  EXPECT_EQ(at(result, 2, 0)[0], (200 - 3) / 2 + 2);
}

TEST(Transforms, AugmentationDependsOnItsRandomNumbersOnly) {
  const Image image = places(40, 30);
  Preprocessing preprocessing;
  preprocessing.imageSize = 16;
  preprocessing.resizeShorter = 20;
  Augmentation augmentation{Augmentation::Crop::RandomResizedCrop, 4, true, true, {0.4, 0.4, 0.4, 0.1}};
  const auto make = [&](std::uint64_t epoch) {
    Random random = Random::keyed(1, epoch, 17);
    return prepareAugmented(image, preprocessing, augmentation, random);
  };
  EXPECT_EQ(make(1), make(1));
  EXPECT_NE(make(1), make(2));
}

TEST(Transforms, PrepareGivesTheSizeAndThreeChannels) {
  Preprocessing preprocessing;
  preprocessing.imageSize = 32;
  preprocessing.resizeShorter = 0;
  const Image grey = prepare(Image(28, 28, 1), preprocessing);
  EXPECT_EQ(grey.channels, 3);
  EXPECT_EQ(grey.width, 32);
  preprocessing.resizeShorter = 36;
  EXPECT_EQ(prepare(Image(100, 50, 3), preprocessing).width, 32);
}

TEST(Transforms, NormalizeIsTorchvisionsFormula) {
  Preprocessing preprocessing;
  preprocessing.imageSize = 2;
  Image image(2, 1, 3);
  image.pixels = {0, 128, 255, 10, 20, 30};
  float values[6];
  normalizeInto(image, preprocessing, values);
  EXPECT_EQ(values[0], (0.0F / 255.0F - 0.485F) / 0.229F);
  EXPECT_EQ(values[1], (10.0F / 255.0F - 0.485F) / 0.229F);
  EXPECT_EQ(values[2], (128.0F / 255.0F - 0.456F) / 0.224F);
  EXPECT_EQ(values[5], (30.0F / 255.0F - 0.406F) / 0.225F);
  // The same in Python: transforms.ToTensor, then transforms.Normalize of a pixel (0, 128, 255).
  EXPECT_FLOAT_EQ(values[0], -2.117904F);
  EXPECT_FLOAT_EQ(values[2], 0.20518219F);
  EXPECT_FLOAT_EQ(values[4], 2.64F);
}

TEST(Transforms, GreyPreprocessingGivesOneChannelOfPilsLuma) {
  auto preprocessing = withChannels({}, 1);
  EXPECT_FLOAT_EQ(preprocessing.mean[0], (0.485F + 0.456F + 0.406F) / 3.0F);
  EXPECT_EQ(preprocessing.mean[0], preprocessing.mean[2]);
  preprocessing.imageSize = 2;
  preprocessing.resizeShorter = 0;
  Image colour(2, 2, 3);
  colour.pixels = {255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 200, 30};
  const auto grey = prepare(colour, preprocessing);
  EXPECT_EQ(grey.channels, 1);
  EXPECT_EQ(grey.pixels, (std::vector<std::uint8_t>{76, 150, 29, 124}));  // PIL's convert("L")
  float values[4];
  normalizeInto(grey, preprocessing, values);
  EXPECT_FLOAT_EQ(values[3], (124.0F / 255.0F - preprocessing.mean[0]) / preprocessing.deviation[0]);
  float again[4];
  normalizeInto(colour, preprocessing, again);
  EXPECT_TRUE(std::equal(values, values + 4, again));

  Augmentation augmentation;
  augmentation.crop = Augmentation::Crop::RandomResizedCrop;
  augmentation.jitter = {0.4, 0.4, 0.4, 0.1};
  augmentation.rotation = 20.0;
  augmentation.randAugment = {2, 9};
  for (const auto& image : {colour, grey}) {
    Random random(3);
    EXPECT_EQ(prepareAugmented(image, preprocessing, augmentation, random).channels, 1);
  }
}

TEST(Preprocessing, JsonOfGreyImagesHasOneMean) {
  const auto preprocessing = withChannels({}, 1);
  EXPECT_NE(preprocessing.toJson().find("\"channels\":1"), std::string::npos);
  EXPECT_EQ(Preprocessing::fromJson(preprocessing.toJson()), preprocessing);
  EXPECT_EQ(Preprocessing().toJson().find("channels"), std::string::npos) << "as stored ever since";
  EXPECT_THROW((void)Preprocessing::fromJson(
                   R"({"image_size":9,"resize_shorter":0,"interpolation":"bilinear","channels":2,"mean":[0],"std":[1]})"),
               Error);
}

TEST(Preprocessing, JsonReadsBackEqual) {
  Preprocessing preprocessing;
  preprocessing.imageSize = 32;
  preprocessing.resizeShorter = 0;
  preprocessing.interpolation = Interpolation::Bicubic;
  EXPECT_EQ(Preprocessing::fromJson(preprocessing.toJson()), preprocessing);
  EXPECT_NE(preprocessing.toJson().find("0.485,"), std::string::npos);
  EXPECT_THROW((void)Preprocessing::fromJson("{}"), Error);
  EXPECT_THROW((void)Preprocessing::fromJson("{"), Error);
  EXPECT_THROW((void)Preprocessing::fromJson(
                   R"({"image_size":0,"resize_shorter":0,"interpolation":"bilinear","mean":[0,0,0],"std":[1,1,1]})"),
               Error);
  EXPECT_THROW((void)Preprocessing::fromJson(
                   R"({"image_size":9,"resize_shorter":0,"interpolation":"box","mean":[0,0,0],"std":[1,1,1]})"),
               Error);
}

}  // namespace
}  // namespace luthier
