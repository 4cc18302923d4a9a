// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/cpp_example.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>
#include <span>

namespace luthier {
namespace {

constexpr const char* cppBeginning = R"snippet(// Answers images with the network in this folder, with LibTorch alone:
//   g++ -std=c++20 -I$TORCH/include -I$TORCH/include/torch/csrc/api/include predict.cpp -o predict \
//       -L$TORCH/lib -ltorch_cpu -lc10 -Wl,-rpath,$TORCH/lib
//   convert photo.jpg photo.ppm && ./predict model.pt photo.ppm
#include <torch/script.h>
#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
)snippet";

constexpr const char* cppSteps = R"snippet(
// A binary PPM of 8 bits a channel, as 1 x channels x height x width bytes; to one channel as Pillow does it.
torch::Tensor readPpm(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string magic;
  int64_t width = 0, height = 0, top = 0;
  file >> magic >> width >> height >> top;
  file.get();
  if (!file || magic != "P6" || top != 255 || width < 1 || height < 1)
    throw std::runtime_error(path + " is no binary PPM");
  auto pixels = torch::empty({height, width, 3}, torch::kUInt8);
  file.read(reinterpret_cast<char*>(pixels.data_ptr<uint8_t>()), pixels.numel());
  if (!file) throw std::runtime_error(path + " is cut off");
  if (mean.size() == 1) {
    const auto weighed = pixels.to(torch::kInt64) * torch::tensor({19595, 38470, 7471}, torch::kInt64);
    pixels = weighed.sum(2, true).add(0x8000).div(0x10000, "floor").to(torch::kUInt8);
  }
  return pixels.permute({2, 0, 1}).unsqueeze(0);
}

// Resizing as Pillow does it, up to one step of 255.
torch::Tensor resize(const torch::Tensor& image, int64_t height, int64_t width) {
  const auto wide = image.to(torch::kFloat32);
  const auto resized = filter == "nearest"   ? torch::_upsample_nearest_exact2d(wide, {height, width})
                       : filter == "bicubic" ? torch::_upsample_bicubic2d_aa(wide, {height, width}, false)
                                             : torch::_upsample_bilinear2d_aa(wide, {height, width}, false);
  return resized.round().clamp(0, 255).to(torch::kUInt8);
}

torch::Tensor prepare(const torch::Tensor& image) {
  if (shorter == 0) return resize(image, size, size);
  const int64_t height = image.size(2), width = image.size(3);
  const auto longer = shorter * std::max(height, width) / std::min(height, width);
  const auto resized = height < width ? resize(image, shorter, longer) : resize(image, longer, shorter);
  const auto top = static_cast<int64_t>(std::nearbyint((resized.size(2) - size) / 2.0));
  const auto left = static_cast<int64_t>(std::nearbyint((resized.size(3) - size) / 2.0));
  return resized.narrow(2, top, size).narrow(3, left, size);
}

torch::Tensor networkInput(const torch::Tensor& prepared) {
  if (rawPixels) return prepared.contiguous();
  const auto scaled = prepared.to(torch::kFloat32).div(255.0);
  return scaled.sub(torch::tensor(mean).view({1, -1, 1, 1})).div(torch::tensor(deviation).view({1, -1, 1, 1}));
}

int main(int count, char** arguments) try {
  if (count < 3) throw std::runtime_error("usage: predict model.pt IMAGE.ppm ...");
  const torch::NoGradGuard noGradients;
  auto network = torch::jit::load(arguments[1]);
  std::cout.precision(9);
  for (int at = 2; at < count; ++at) {
    const auto outputs = network.forward({networkInput(prepare(readPpm(arguments[at])))}).toTensor()[0];
    const auto best = outputs.argmax().item<int64_t>();
    std::cout << "{\"best\": " << best << ", \"outputs\": [";
    for (int64_t i = 0; i < outputs.numel(); ++i) std::cout << (i == 0 ? "" : ", ") << outputs[i].item<float>();
    std::cout << "]}" << std::endl;
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << std::endl;
  return 1;
}
)snippet";

}  // namespace

std::string cppExample(const ExportedModel& model) {
  const auto rule = model.inputRule();
  const auto& preprocessing = rule.preprocessing;
  const auto channels = static_cast<std::size_t>(preprocessing.channels);
  return fmt::format(
      "{}constexpr int64_t size = {}, shorter = {};\nconst std::string filter = {};\nconstexpr bool rawPixels = {};\n"
      "const std::vector<float> mean{{{}}}, deviation{{{}}};\n{}",
      cppBeginning, preprocessing.imageSize, preprocessing.resizeShorter,
      nlohmann::ordered_json::parse(preprocessing.toJson()).at("interpolation").dump(), rule.rawPixels,
      fmt::join(std::span(preprocessing.mean).first(channels), ", "),
      fmt::join(std::span(preprocessing.deviation).first(channels), ", "), cppSteps);
}

}  // namespace luthier
