// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/image/color.h"
#include "core/image/transforms.h"

namespace luthier {
namespace {

const char* name(Interpolation interpolation) {
  switch (interpolation) {
    case Interpolation::Nearest:
      return "nearest";
    case Interpolation::Bicubic:
      return "bicubic";
    case Interpolation::Bilinear:
      break;
  }
  return "bilinear";
}

[[noreturn]] void throwInvalid(const char* parameter, const std::string& value) {
  throw Error(ErrorCode::InvalidParameter,
              {{"parameter", parameter}, {"value", value}, {"expected", "preprocessing as Luthier writes it"}});
}

Interpolation interpolationFrom(const std::string& text) {
  for (const Interpolation known : {Interpolation::Nearest, Interpolation::Bilinear, Interpolation::Bicubic}) {
    if (text == name(known)) return known;
  }
  throwInvalid("interpolation", text);
}

/// The double that reads as the float does when printed: 0.485, not 0.48500001430511475.
double readable(float value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  double result = 0.0;
  std::from_chars(text, end, result);
  return result;
}

nlohmann::ordered_json toArray(const std::array<float, 3>& values, int channels) {
  auto array = nlohmann::ordered_json::array();
  for (int c = 0; c < channels; ++c) array.push_back(readable(values[static_cast<std::size_t>(c)]));
  return array;
}

/// One for each channel; of a grey image the one three times.
std::array<float, 3> channelFloats(const nlohmann::ordered_json& json, int channels) {
  const auto value = [&](std::size_t c) { return json.at(channels == 1 ? 0 : c).get<float>(); };
  return {value(0), value(1), value(2)};
}

}  // namespace

std::string Preprocessing::toJson() const {
  nlohmann::ordered_json json{
      {"image_size", imageSize}, {"resize_shorter", resizeShorter}, {"interpolation", name(interpolation)}};
  if (channels != 3) json["channels"] = channels;
  json["mean"] = toArray(mean, channels);
  json["std"] = toArray(deviation, channels);
  return json.dump();
}

Preprocessing Preprocessing::fromJson(const std::string& text) {
  const nlohmann::ordered_json json = parseForeignJson(
      text, ErrorCode::InvalidParameter, {{"parameter", "preprocessing"}, {"value", text}, {"expected", "JSON"}});
  Preprocessing result;
  try {
    result.imageSize = json.at("image_size").get<int>();
    result.resizeShorter = json.at("resize_shorter").get<int>();
    result.interpolation = interpolationFrom(json.at("interpolation").get<std::string>());
    result.channels = json.value("channels", 3);
    if (result.channels != 1 && result.channels != 3) throwInvalid("channels", std::to_string(result.channels));
    result.mean = channelFloats(json.at("mean"), result.channels);
    result.deviation = channelFloats(json.at("std"), result.channels);
  } catch (const nlohmann::json::exception& error) {
    throwInvalid("preprocessing", error.what());
  }
  constexpr int largestSide = 1 << 13;
  const bool sizesFit = result.imageSize >= 1 && result.imageSize <= largestSide && result.resizeShorter >= 0 &&
                        result.resizeShorter <= largestSide;
  if (!sizesFit) throwInvalid("image_size", std::to_string(result.imageSize));
  for (const float deviation : result.deviation) {
    if (!(deviation > 0.0F)) throwInvalid("std", std::to_string(deviation));
  }
  return result;
}

Preprocessing withChannels(Preprocessing preprocessing, int channels) {
  const auto level = [](std::array<float, 3>& values) { values.fill((values[0] + values[1] + values[2]) / 3.0F); };
  if (channels == 1) {
    level(preprocessing.mean);
    level(preprocessing.deviation);
  }
  preprocessing.channels = channels;
  return preprocessing;
}

namespace {

/// The normalised value of every byte. ToTensor divides by 255, Normalize subtracts and divides: the same three
/// single-precision steps, so the same bits.
struct NormalizedBytes {
  std::array<float, 3> mean, deviation;
  std::array<std::array<float, 256>, 3> values;

  NormalizedBytes(const std::array<float, 3>& means, const std::array<float, 3>& deviations)
      : mean(means), deviation(deviations) {
    for (std::size_t c = 0; c < 3; ++c) {
      for (std::size_t byte = 0; byte < 256; ++byte)
        values[c][byte] = (static_cast<float>(byte) / 255.0F - mean[c]) / deviation[c];
    }
  }
};

}  // namespace

void normalizeInto(const Image& image, const Preprocessing& preprocessing, float* into) {
  if (preprocessing.channels == 1 && image.channels != 1) {
    normalizeInto(color::toGrey(image), preprocessing, into);
    return;
  }
  thread_local NormalizedBytes table(preprocessing.mean, preprocessing.deviation);
  if (table.mean != preprocessing.mean || table.deviation != preprocessing.deviation) {
    table = NormalizedBytes(preprocessing.mean, preprocessing.deviation);
  }
  const std::size_t pixels = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
  const auto channels = static_cast<std::size_t>(image.channels);
  for (std::size_t c = 0; c < static_cast<std::size_t>(preprocessing.channels); ++c) {
    const float* values = table.values[c].data();
    const std::uint8_t* from = image.pixels.data() + (channels == 3 ? c : 0);
    for (std::size_t i = 0; i < pixels; ++i, from += channels) *into++ = values[*from];
  }
}

}  // namespace luthier
