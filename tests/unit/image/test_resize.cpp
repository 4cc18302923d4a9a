// SPDX-License-Identifier: GPL-3.0-or-later
// Against pixels that Pillow made (tests/fixtures/image/make_resize_fixtures.py), by their SHA-256.
#include "core/image/resize.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/image/color.h"
#include "fixtures.h"

namespace luthier {
namespace {

using test::digest;
using test::picture;

nlohmann::json cases(const char* name) {
  std::ifstream file(test::imageFixtures() / name);
  return nlohmann::json::parse(file);
}

TEST(Resize, EqualsPillowToThePixel) {
  const std::map<std::string, Interpolation> filters{
      {"nearest", Interpolation::Nearest}, {"bilinear", Interpolation::Bilinear}, {"bicubic", Interpolation::Bicubic}};
  const nlohmann::json all = cases("resize.json");
  ASSERT_GT(all.size(), 400U);
  for (const auto& item : all) {
    SCOPED_TRACE(item.dump());
    const Image image = picture(item.at("source")[0], item.at("source")[1], item.at("channels"));
    const int width = item.at("target")[0];
    const int height = item.at("target")[1];
    const Interpolation filter = filters.at(item.at("filter"));
    const auto box = item.value("box", std::vector<double>{});
    const Image result = box.empty() ? resize(image, width, height, filter)
                                     : resize(image, {box[0], box[1], box[2], box[3]}, width, height, filter);
    EXPECT_EQ(result.width, width);
    EXPECT_EQ(result.height, height);
    EXPECT_EQ(digest(result), item.at("sha256"));
  }
}

TEST(Color, EqualsPillowToThePixel) {
  const Image image = picture(200, 150, 3);
  for (const auto& item : cases("color.json")) {
    SCOPED_TRACE(item.dump());
    const std::string adjust = item.at("adjust");
    const double factor = item.at("factor");
    const Image result = adjust == "brightness"   ? color::adjustBrightness(image, factor)
                         : adjust == "contrast"   ? color::adjustContrast(image, factor)
                         : adjust == "saturation" ? color::adjustSaturation(image, factor)
                                                  : color::adjustHue(image, factor);
    EXPECT_EQ(digest(result), item.at("sha256"));
  }
}

}  // namespace
}  // namespace luthier
