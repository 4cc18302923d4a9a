// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"

#include <fstream>
#include <stdexcept>
#include <string>

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

}  // namespace luthier::test
