// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"

#include <cstdio>  // before jpeglib.h, which needs its FILE and size_t
// clang-format off
#include <jpeglib.h>
// clang-format on

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <span>
#include <stdexcept>
#include <string>

#include "core/base/hash.h"

namespace luthier::test {

std::filesystem::path imageFixtures() { return std::filesystem::path(LUTHIER_SOURCE_DIR) / "tests/fixtures/image"; }

Image readPpm(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string magic;
  int width = 0;
  int height = 0;
  int most = 0;
  file >> magic >> width >> height >> most;
  file.get();
  if (!file || (magic != "P6" && magic != "P5") || most != 255) throw std::runtime_error("no PPM: " + path.string());
  Image image(width, height, magic == "P6" ? 3 : 1);
  file.read(reinterpret_cast<char*>(image.pixels.data()), static_cast<std::streamsize>(image.pixels.size()));
  if (!file) throw std::runtime_error("short PPM: " + path.string());
  return image;
}

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

std::vector<std::byte> toJpeg(const Image& image, const JpegKind& kind) {
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
  encoder.comp_info[0].h_samp_factor = kind.across;
  encoder.comp_info[0].v_samp_factor = kind.down;
  if (kind.progressive) jpeg_simple_progression(&encoder);
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

Image picture(int width, int height, int channels) {
  Image image(width, height, channels);
  auto state = static_cast<std::uint32_t>(width * 7919 + height * 104729 + channels);
  std::size_t i = 0;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (int c = 0; c < channels; ++c) {
        state = state * 1664525U + 1013904223U;
        const int edge = (x / 5 + y / 3 + c) % 4 == 0 ? 200 : 0;
        image.pixels[i++] = static_cast<std::uint8_t>(x * 255 / width + y * 7 + static_cast<int>(state >> 26U) + edge);
      }
    }
  }
  return image;
}

std::string digest(const Image& image) { return toHex(sha256(std::as_bytes(std::span(image.pixels)))); }

}  // namespace luthier::test
