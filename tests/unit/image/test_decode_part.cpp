// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/image/decode.h"
#include "core/image/transforms.h"
#include "fixtures.h"

namespace luthier {
namespace {

constexpr int areasOfAnImage = 60;

PixelArea anyArea(const Image& image, Random& random) {
  const auto upTo = [&](int most) { return static_cast<int>(random.below(static_cast<std::uint64_t>(most))); };
  const int width = 1 + upTo(image.width);
  const int height = 1 + upTo(image.height);
  return {upTo(image.width - width + 1), upTo(image.height - height + 1), width, height};
}

void expectPartsOfTheWhole(const std::vector<std::byte>& bytes, const std::filesystem::path& path) {
  const Image whole = decodeImage(bytes, path);
  auto random = Random::keyed(7, bytes.size());
  for (int i = 0; i < areasOfAnImage; ++i) {
    const PixelArea area = anyArea(whole, random);
    ASSERT_EQ(decodeImagePart(bytes, path, area), crop(whole, area))
        << path << ": " << area.width << " x " << area.height << " at " << area.left << ", " << area.top;
  }
}

TEST(DecodePart, HasThePixelsOfTheWholeInEveryFormat) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(test::imageFixtures() / "decode")) {
    if (entry.path().extension() == ".ppm") continue;
    ++files;
    expectPartsOfTheWhole(readFile(entry.path()), entry.path());
  }
  EXPECT_GT(files, 30);  // among them grey, CMYK, progressive and turned JPEG files
}

TEST(DecodePart, HasThePixelsOfTheWholeHoweverAJpegSharesItsColours) {
  const Image image = test::scene(253, 187);
  for (const auto& [across, down] :
       {std::pair(1, 1), std::pair(2, 1), std::pair(1, 2), std::pair(2, 2), std::pair(4, 1), std::pair(4, 2)}) {
    for (const bool progressive : {false, true}) {
      expectPartsOfTheWhole(test::toJpeg(image, {across, down, progressive}),
                            std::to_string(across) + "x" + std::to_string(down) + (progressive ? "p.jpg" : ".jpg"));
    }
  }
}

TEST(DecodePart, IsMadeSmallerByItsOwnSize) {
  const auto jpeg = test::toJpeg(test::scene(640, 480));
  const Image whole = decodeImage(jpeg, "a.jpg");
  const PixelArea area{96, 64, 400, 200};  // begins with a whole pixel of every smaller size
  for (const auto& [least, divisor] :
       {std::pair(201, 1), std::pair(100, 2), std::pair(50, 4), std::pair(25, 8), std::pair(1, 8)}) {
    const Image part = decodeImagePart(jpeg, "a.jpg", area, least);
    ASSERT_EQ(std::pair(part.width, part.height), std::pair(400 / divisor, 200 / divisor));
    const Image wanted = resize(ImageView(whole).part(area), part.width, part.height);
    double sum = 0.0;
    for (std::size_t i = 0; i < part.pixels.size(); ++i) sum += std::abs(part.pixels[i] - wanted.pixels[i]);
    EXPECT_LT(sum / static_cast<double>(part.pixels.size()), 3.0) << "of 255, at 1/" << divisor;
  }
  const Image odd = decodeImagePart(jpeg, "a.jpg", {639, 477, 1, 3}, 1);
  EXPECT_EQ(std::pair(odd.width, odd.height), std::pair(1, 1));
}

TEST(DecodePart, OfAnImageThatDoesNotReachSoFarIsAChangedFile) {
  const auto jpeg = test::toJpeg(test::scene(64, 48));
  const auto png = encodePng(test::scene(64, 48));
  for (const auto& bytes : {jpeg, png}) {
    for (const PixelArea& area :
         {PixelArea{0, 0, 65, 10}, PixelArea{10, 40, 10, 9}, PixelArea{-1, 0, 5, 5}, PixelArea{0, 0, 0, 5}}) {
      try {
        (void)decodeImagePart(bytes, "pets/a.jpg", area);
        ADD_FAILURE() << "no error for " << area.width << " x " << area.height;
      } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::FileChanged);
      }
    }
  }
}

}  // namespace
}  // namespace luthier
