// SPDX-License-Identifier: GPL-3.0-or-later
// Answers tests/parity/test_images.py: one request a line (JSON), one answer each: a line "width height channels bytes" and
// then the raw bytes (8-bit pixels, or 32-bit floats where normalised). An error ends it with a message.
#include <fmt/format.h>

#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/image/decode.h"
#include "core/image/transforms.h"

namespace luthier {
namespace {

using Json = nlohmann::json;

Interpolation interpolationOf(const Json& request) {
  const std::string name = request.value("interpolation", "bilinear");
  if (name == "nearest") return Interpolation::Nearest;
  return name == "bicubic" ? Interpolation::Bicubic : Interpolation::Bilinear;
}

Image transformed(const std::string& action, const Image& image, const Json& request) {
  const Interpolation interpolation = interpolationOf(request);
  const int size = request.value("size", 0);
  Random random(request.value("seed", std::uint64_t{0}));
  if (action == "resize") {
    const auto target = request.at("target").get<std::array<int, 2>>();
    if (!request.contains("box")) return resize(image, target[0], target[1], interpolation);
    const auto box = request.at("box").get<std::array<double, 4>>();
    return resize(image, {box[0], box[1], box[2], box[3]}, target[0], target[1], interpolation);
  }
  if (action == "shorter_side") return resizeShorterSide(image, size, interpolation);
  if (action == "center_crop") return centerCrop(image, size, size);
  if (action == "random_resized_crop") {
    const auto scale = request.at("scale").get<std::array<double, 2>>();
    return randomResizedCrop(image, size, random, scale[0], scale[1], interpolation);
  }
  if (action == "random_crop") return randomCrop(image, size, request.at("padding").get<int>(), random);
  if (action == "flip_horizontally") return flipHorizontally(image);
  if (action == "flip_vertically") return flipVertically(image);
  if (action == "color_jitter") {
    const auto strengths = request.at("strengths").get<std::array<double, 4>>();
    return colorJitter(image, {strengths[0], strengths[1], strengths[2], strengths[3]}, random);
  }
  return image;
}

void write(const Image& image, const void* data, std::size_t bytes) {
  std::cout << fmt::format("{} {} {} {}\n", image.width, image.height, image.channels, bytes);
  std::cout.write(static_cast<const char*>(data), static_cast<std::streamsize>(bytes));
  std::cout.flush();
}

void answer(const Json& request) {
  const auto action = request.at("action").get<std::string>();
  const Image image = decodeImageFile(request.at("file").get<std::string>());
  if (action != "prepare") {
    const Image result = transformed(action, image, request);
    return write(result, result.pixels.data(), result.pixels.size());
  }
  const Preprocessing preprocessing = Preprocessing::fromJson(request.at("preprocessing").dump());
  const Image prepared = prepare(image, preprocessing);
  std::vector<float> values(prepared.pixels.size());
  normalizeInto(prepared, preprocessing, values.data());
  write(prepared, values.data(), values.size() * sizeof(float));
}

}  // namespace
}  // namespace luthier

int main() {
  try {
    for (std::string line; std::getline(std::cin, line);) luthier::answer(nlohmann::json::parse(line));
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
