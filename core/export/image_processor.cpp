// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/image_processor.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* fileName = "preprocessor_config.json";

// PIL's numbers for its filters.
int resampleNumber(Interpolation interpolation) {
  switch (interpolation) {
    case Interpolation::Nearest:
      return 0;
    case Interpolation::Bicubic:
      return 3;
    case Interpolation::Bilinear:
      break;
  }
  return 2;
}

const char* filterName(int resample) { return resample == 0 ? "nearest" : resample == 3 ? "bicubic" : "bilinear"; }

Json square(int side) { return {{"height", side}, {"width", side}}; }

/// Throws what Preprocessing::fromJson throws where a value is impossible.
Preprocessing preprocessingOf(const Json& json) {
  const bool cropped = json.at("do_center_crop").get<bool>();
  const Json ours{{"image_size", json.at(cropped ? "crop_size" : "size").at("height")},
                  {"resize_shorter", cropped ? json.at("size").at("shortest_edge").get<int>() : 0},
                  {"interpolation", filterName(json.at("resample").get<int>())},
                  {"channels", json.at("image_mean").size()},
                  {"mean", json.at("image_mean")},
                  {"std", json.at("image_std")}};
  return Preprocessing::fromJson(ours.dump());
}

}  // namespace

void writeImageProcessor(const Preprocessing& preprocessing, const std::filesystem::path& folder) {
  const bool cropped = preprocessing.resizeShorter > 0;
  const auto readable = Json::parse(preprocessing.toJson());
  Json json{{"image_processor_type", cropped ? "BitImageProcessor" : "ViTImageProcessor"},
            {"do_convert_rgb", preprocessing.channels == 3},
            {"do_resize", true},
            {"size", cropped ? Json{{"shortest_edge", preprocessing.resizeShorter}} : square(preprocessing.imageSize)},
            {"resample", resampleNumber(preprocessing.interpolation)},
            {"do_center_crop", cropped}};
  if (cropped) {
    json["crop_size"] = square(preprocessing.imageSize);
  }
  json["do_rescale"] = true;
  json["rescale_factor"] = 1.0 / 255.0;
  json["do_normalize"] = true;
  json["image_mean"] = readable.at("mean");
  json["image_std"] = readable.at("std");
  writeFileAtomically(folder / fileName, json.dump(2) + "\n");
}

InputRule readImageProcessor(const std::filesystem::path& folder) {
  const ErrorArguments place{{"parameter", "preprocessing"}, {"value", displayPath(folder / fileName)}};
  auto arguments = place;
  arguments["expected"] = "JSON";
  const auto json = parseForeignJson(readTextFile(folder / fileName), ErrorCode::InvalidParameter, arguments);
  try {
    InputRule rule{preprocessingOf(json)};
    rule.reversedChannels = json.value("do_flip_channel_order", false);
    return InputRule::fromJson(rule.toJson());  // which refuses what is impossible
  } catch (const nlohmann::json::exception& error) {
    arguments["expected"] = error.what();
    throw Error(ErrorCode::InvalidParameter, arguments);
  }
}

}  // namespace luthier
