// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cstdio>  // before jpeglib.h, which needs its FILE and size_t
// clang-format off
#include <jpeglib.h>
// clang-format on

#include <cmath>
#include <cstdlib>

#include "core/image/decode.h"
#include "core/image/resize.h"
#include "fixtures.h"

namespace luthier {
namespace {

/// Waves of several lengths, as a photograph has: neither flat nor noise.
Image scene(int width, int height) {
  Image image(width, height, 3);
  std::uint8_t* to = image.pixels.data();
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (int c = 0; c < 3; ++c) {
        *to++ = static_cast<std::uint8_t>(127.0 + 60.0 * std::sin(x / (9.0 + c)) + 50.0 * std::cos((x + 2.0 * y) / 31.0));
      }
    }
  }
  return image;
}

std::vector<std::byte> toJpeg(const Image& image) {
  jpeg_compress_struct encoder{};
  jpeg_error_mgr errors{};
  encoder.err = jpeg_std_error(&errors);
  jpeg_create_compress(&encoder);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&encoder, &bytes, &size);
  encoder.image_width = static_cast<JDIMENSION>(image.width);
  encoder.image_height = static_cast<JDIMENSION>(image.height);
  encoder.input_components = 3;
  encoder.in_color_space = JCS_RGB;
  jpeg_set_defaults(&encoder);
  jpeg_set_quality(&encoder, 92, TRUE);
  jpeg_start_compress(&encoder, TRUE);
  while (encoder.next_scanline < encoder.image_height) {
    auto* row = const_cast<JSAMPROW>(image.pixels.data() + std::size_t{encoder.next_scanline} * encoder.image_width * 3);
    jpeg_write_scanlines(&encoder, &row, 1);
  }
  jpeg_finish_compress(&encoder);
  jpeg_destroy_compress(&encoder);
  const auto* first = reinterpret_cast<const std::byte*>(bytes);
  std::vector<std::byte> result(first, first + size);
  std::free(bytes);
  return result;
}

TEST(DecodeSmaller, TakesTheSmallestHalvingThatIsNotUnderTheTarget) {
  const auto jpeg = toJpeg(scene(401, 302));
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
  const auto jpeg = toJpeg(scene(640, 480));
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
    std::FILE* file = std::fopen(path.c_str(), "rb");
    ASSERT_NE(file, nullptr);
    std::vector<std::byte> bytes(std::filesystem::file_size(path));
    ASSERT_EQ(std::fread(bytes.data(), 1, bytes.size(), file), bytes.size());
    std::fclose(file);
    EXPECT_EQ(decodeSmallerImage(bytes, path, 1).pixels, decodeImage(bytes, path).pixels) << name;
  }
}

}  // namespace
}  // namespace luthier
