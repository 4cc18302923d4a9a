// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"

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
