// SPDX-License-Identifier: GPL-3.0-or-later
// PngSuite (Willem van Schaik): files of every kind of PNG with their pixels; those that begin with x are damaged.
#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/image/codecs/codec.h"
#include "core/image/decode.h"
#include "fixtures.h"

namespace luthier {
namespace {

class PngSuite : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* shared = std::getenv("LUTHIER_SHARED");
    const std::filesystem::path root = shared != nullptr ? shared : std::string(LUTHIER_SOURCE_DIR) + "/../shared";
    const std::filesystem::path archive = root / "data/conformance/pngsuite.tar.zst";
    if (!std::filesystem::exists(archive)) GTEST_SKIP() << archive << " is not here";
    folder_ = std::filesystem::temp_directory_path() / ("luthier-pngsuite-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    const std::string command = "zstd -dc --long=27 '" + archive.string() + "' | tar x -C '" + folder_.string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
  }
  void TearDown() override {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  [[nodiscard]] std::vector<int> pixels(const std::string& name) const {
    std::ifstream file(folder_ / "json" / (name + ".json"));
    auto values = nlohmann::json::parse(file).get<std::vector<int>>();
    if (*std::max_element(values.begin(), values.end()) > 255) {  // four files are given in 16 bits only
      for (int& value : values) value >>= 8;
    }
    return values;
  }

  std::filesystem::path folder_;
};

TEST_F(PngSuite, PixelsAreThoseOfTheSuiteAndDamagedFilesAreRefused) {
  int compared = 0;
  int refused = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "png")) {
    const std::string name = entry.path().stem().string();
    SCOPED_TRACE(name);
    if (name.starts_with("x")) {
      EXPECT_THROW((void)decodeImageFile(entry.path()), Error);
      ++refused;
      continue;
    }
    // Of 16-bit files the suite has a version reduced to 8 bits by scaling; ours takes the high byte, as PIL does.
    const bool reduced = std::filesystem::exists(folder_ / "json" / (name + "_to8.json"));
    const std::vector<int> expected = pixels(reduced ? name + "_to8" : name);
    const Image image = decodeImageFile(entry.path());
    ASSERT_EQ(expected.size() / 4 * 3, image.pixels.size());
    int largest = 0;
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
      const auto alpha = static_cast<std::uint8_t>(expected[i / 3 * 4 + 3]);
      const auto value = static_cast<std::uint8_t>(expected[i / 3 * 4 + i % 3]);
      largest = std::max(largest, std::abs(codecs::overWhite(value, alpha) - image.pixels[i]));
    }
    EXPECT_LE(largest, reduced ? 1 : 0);
    ++compared;
  }
  EXPECT_EQ(compared + refused, 175);
  EXPECT_GE(refused, 13);
}

}  // namespace
}  // namespace luthier
