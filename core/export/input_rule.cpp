// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/input_rule.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"

namespace luthier {
namespace {

constexpr const char* rawInput = "uint8 pixels, 0 to 255";
constexpr const char* normalizedInput = "float32, scaled to 0..1, minus mean, over std";
constexpr const char* redFirst = "RGB";
constexpr const char* blueFirst = "BGR";
constexpr const char* greyOnly = "grey";

torch::Tensor pixelsOf(const Image& image) {
  auto tensor = torch::empty({image.height, image.width, image.channels}, torch::kUInt8);
  std::ranges::copy(image.pixels, tensor.data_ptr<std::uint8_t>());
  return tensor.permute({2, 0, 1});
}

torch::Tensor normalizedPixels(const Image& image, const Preprocessing& preprocessing) {
  auto tensor = torch::empty({preprocessing.channels, image.height, image.width});
  normalizeInto(image, preprocessing, tensor.data_ptr<float>());
  return tensor;
}

}  // namespace

std::string InputRule::toJson() const {
  auto json = nlohmann::ordered_json::parse(preprocessing.toJson());
  json["channel_order"] = preprocessing.channels == 1 ? greyOnly : reversedChannels ? blueFirst : redFirst;
  json["input"] = rawPixels ? rawInput : normalizedInput;
  return json.dump();
}

InputRule InputRule::fromJson(const std::string& text) {
  InputRule rule{Preprocessing::fromJson(text)};
  const auto json = nlohmann::ordered_json::parse(text);
  rule.reversedChannels = json.value("channel_order", redFirst) == blueFirst;
  rule.rawPixels = json.value("input", normalizedInput) == rawInput;
  return rule;
}

torch::Tensor inputsFor(const std::vector<Image>& images, const InputRule& rule) {
  std::vector<torch::Tensor> rows;
  rows.reserve(images.size());
  for (const auto& image : images) {
    auto prepared = prepare(image, rule.preprocessing);
    if (rule.reversedChannels && prepared.channels == 3) {
      for (std::size_t pixel = 0; pixel + 2 < prepared.pixels.size(); pixel += 3) {
        std::swap(prepared.pixels[pixel], prepared.pixels[pixel + 2]);
      }
    }
    rows.push_back(rule.rawPixels ? pixelsOf(prepared) : normalizedPixels(prepared, rule.preprocessing));
  }
  if (rows.empty()) {
    const std::int64_t size = rule.preprocessing.imageSize;
    return torch::empty({0, rule.preprocessing.channels, size, size}, rule.rawPixels ? torch::kUInt8 : torch::kFloat32);
  }
  return torch::stack(rows);
}

void writeInputRule(const InputRule& rule, const std::filesystem::path& folder) {
  writeFileAtomically(folder / preprocessingName, nlohmann::ordered_json::parse(rule.toJson()).dump(2) + "\n");
}

InputRule readInputRule(const std::filesystem::path& folder) {
  return InputRule::fromJson(readTextFile(folder / preprocessingName));
}

}  // namespace luthier
