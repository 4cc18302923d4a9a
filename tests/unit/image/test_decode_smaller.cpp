// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cstdlib>

#include "core/base/files.h"
#include "core/image/decode.h"
#include "core/image/resize.h"
#include "fixtures.h"

namespace luthier {
namespace {

TEST(DecodeSmaller, TakesTheSmallestHalvingThatIsNotUnderTheTarget) {
  const auto jpeg = test::toJpeg(test::scene(401, 302));
  const auto sides = [&](int least) {
    const Image image = decodeSmallerImage(jpeg, "a.jpg", least);
    return std::pair(image.width, image.height);
  };
  EXPECT_EQ(sides(1), std::pair(51, 38));  // an eighth, rounded up
  EXPECT_EQ(sides(38), std::pair(51, 38));
  EXPECT_EQ(sides(39), std::pair(101, 76));
  EXPECT_EQ(sides(77), std::pair(201, 151));
  EXPECT_EQ(sides(152), std::pair(401, 302));
  EXPECT_EQ(sides(5000), std::pair(401, 302));
}

TEST(DecodeSmaller, IsCloseToAnImageMadeSmaller) {
  const auto jpeg = test::toJpeg(test::scene(640, 480));
  const Image whole = decodeImage(jpeg, "a.jpg");
  for (const int divisor : {2, 4}) {
    const Image smaller = decodeSmallerImage(jpeg, "a.jpg", 480 / divisor);
    ASSERT_EQ(smaller.width, 640 / divisor);
    const Image resized = resize(whole, smaller.width, smaller.height, Interpolation::Bilinear);
    double sum = 0.0;
    for (std::size_t i = 0; i < smaller.pixels.size(); ++i) sum += std::abs(smaller.pixels[i] - resized.pixels[i]);
    EXPECT_LT(sum / static_cast<double>(smaller.pixels.size()), 3.0) << "of 255, at a " << divisor << "th";
  }
}

TEST(DecodeSmaller, OtherFormatsAreAsEver) {
  for (const char* name : {"decode/rgb.png", "decode/lossy.webp", "decode/plain.gif", "decode/rgb.bmp"}) {
    const auto path = test::imageFixtures() / name;
    const auto bytes = readFile(path);
    EXPECT_EQ(decodeSmallerImage(bytes, path, 1).pixels, decodeImage(bytes, path).pixels) << name;
  }
}

}  // namespace
}  // namespace luthier
