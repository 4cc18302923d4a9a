// SPDX-License-Identifier: GPL-3.0-or-later
// The layout follows timm's models/_hub.py, save_config_for_hf.
#include "core/export/timm_format.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/export/network_file.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* configName = "config.json";

/// timm resizes the shorter side to floor(size / crop_pct).
double cropShare(const Preprocessing& preprocessing) {
  if (preprocessing.resizeShorter == 0) {
    return 1.0;
  }
  const double exact = static_cast<double>(preprocessing.imageSize) / preprocessing.resizeShorter;
  const bool comesBack = static_cast<int>(std::floor(preprocessing.imageSize / exact)) == preprocessing.resizeShorter;
  return comesBack ? exact : preprocessing.imageSize / (preprocessing.resizeShorter + 0.5);
}

Json pretrainedConfig(const Preprocessing& preprocessing, const Architecture& architecture, std::int64_t classes) {
  const auto readable = Json::parse(preprocessing.toJson());
  return {{"input_size", {preprocessing.channels, preprocessing.imageSize, preprocessing.imageSize}},
          {"interpolation", readable.at("interpolation")},
          {"crop_pct", cropShare(preprocessing)},
          {"crop_mode", preprocessing.resizeShorter > 0 ? "center" : "squash"},
          {"mean", readable.at("mean")},
          {"std", readable.at("std")},
          {"num_classes", classes},
          {"first_conv", architecture.family == "resnet" ? "conv1" : "features.conv0"},
          {"classifier", architecture.head}};
}

Preprocessing readPretrainedConfig(const Json& config) {
  const auto& cut = config.at("crop_mode");
  const int size = config.at("input_size").at(1).get<int>();
  const Json ours{
      {"image_size", size},
      {"resize_shorter", cut == "squash" ? 0 : static_cast<int>(std::floor(size / config.at("crop_pct").get<double>()))},
      {"interpolation", config.at("interpolation")},
      {"channels", config.at("input_size").at(0)},
      {"mean", config.at("mean")},
      {"std", config.at("std")}};
  return Preprocessing::fromJson(ours.dump());
}

InputRule readRule(const std::filesystem::path& file) {
  ErrorArguments arguments{{"parameter", "preprocessing"}, {"value", displayPath(file)}, {"expected", "JSON"}};
  const auto json = parseForeignJson(readTextFile(file), ErrorCode::InvalidParameter, arguments);
  try {
    return {readPretrainedConfig(json.at("pretrained_cfg"))};
  } catch (const nlohmann::json::exception& error) {
    arguments["expected"] = error.what();
    throw Error(ErrorCode::InvalidParameter, arguments);
  }
}

class TimmFormat final : public ImageFormat {
 public:
  const char* id() const override { return "timm"; }
  const char* weightsName() const override { return "model.safetensors"; }

  void requireSupported(const ExportedModel& model) const override {
    const auto* architecture = findArchitecture(model.source().architecture);
    if (architecture->family != "resnet" && architecture->family != "densenet") {
      refuseExport(*this, fmt::format("timm has no network with the parameters of {}. ONNX and TorchScript take it.",
                                      architecture->label));
    }
  }

  void write(const ExportedModel& model, const std::filesystem::path& folder) const override {
    const auto* architecture = findArchitecture(model.source().architecture);
    saveStateDict(folder / weightsName(), stateDictOf(*model.network()), {{"format", "pt"}});
    Json json{{"architecture", architecture->id}, {"num_classes", model.run.classes()}, {"global_pool", "avg"}};
    if (!model.source().classes.empty()) {
      json["label_names"] = model.source().classes;
    }
    if (model.source().preprocessing.channels != 3) {
      json["model_args"] = {{"in_chans", model.source().preprocessing.channels}};
    }
    json["pretrained_cfg"] = pretrainedConfig(model.source().preprocessing, *architecture, model.run.classes());
    writeFileAtomically(folder / configName, json.dump(2) + "\n");
  }

  std::unique_ptr<LoadedExport> load(const ExportedModel& model, const std::filesystem::path& folder) const override {
    return loadNetworkFile(model, folder / weightsName(), readRule(folder / configName),
                           [](const std::string& name) { return name; });
  }

  std::optional<double> limit() const override { return 1e-5; }

  std::string pythonPart(const ExportedModel& /*model*/) const override {
    return "import timm\nimport torch\n\n\n"
           "def load(folder):\n"
           "    return timm.create_model(f\"local-dir:{folder}\", pretrained=True).eval()\n\n\n"
           "def answer(network, inputs):\n"
           "    with torch.no_grad():\n"
           "        return network(torch.from_numpy(inputs)).numpy()\n";
  }
};

}  // namespace

const ImageFormat& timmFormat() {
  static const TimmFormat format;
  return format;
}

}  // namespace luthier
