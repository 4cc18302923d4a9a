// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/huggingface_format.h"

#include <fmt/format.h>

#include "core/base/files.h"
#include "core/export/image_processor.h"
#include "core/export/network_file.h"
#include "core/export/transformers_names.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;

const char* problemType(AnswerKind answers) {
  switch (answers) {
    case AnswerKind::Labels:
      return "multi_label_classification";
    case AnswerKind::Number:
      return "regression";
    case AnswerKind::Class:
      break;
  }
  return "single_label_classification";
}

class HuggingFaceFormat final : public ImageFormat {
 public:
  const char* id() const override { return "huggingface"; }
  const char* weightsName() const override { return "model.safetensors"; }

  void requireSupported(const ExportedModel& model) const override { (void)require(model); }

  void write(const ExportedModel& model, const std::filesystem::path& folder) const override {
    const auto theirs = require(model);
    StateDict state = renamed(stateDictOf(*model.network()), theirs.nameOf);
    for (auto& [name, tensor] : state) {
      if (name.ends_with("layer_scale_parameter")) {
        tensor = tensor.flatten();
      }
    }
    saveStateDict(folder / weightsName(), state, {{"format", "pt"}});
    writeFileAtomically(folder / "config.json", describe(model, theirs).dump(2) + "\n");
    writeImageProcessor(model.source().preprocessing, folder);
  }

  std::unique_ptr<LoadedExport> load(const ExportedModel& model, const std::filesystem::path& folder) const override {
    return loadNetworkFile(model, folder / weightsName(), readImageProcessor(folder), require(model).nameOf);
  }

  std::string pythonPart(const ExportedModel& /*model*/) const override {
    return "import torch\nfrom transformers import AutoModelForImageClassification\n\n\n"
           "def load(folder):\n"
           "    return AutoModelForImageClassification.from_pretrained(folder).eval()\n\n\n"
           "def answer(network, inputs):\n"
           "    with torch.no_grad():\n"
           "        return network(pixel_values=torch.from_numpy(inputs)).logits.numpy()\n";
  }

 private:
  TransformersModel require(const ExportedModel& model) const {
    const auto* architecture = findArchitecture(model.source().architecture);
    auto found = findTransformersModel(architecture->family, stateDictOf(model.run.network()));
    if (!found) {
      refuseExport(*this,
                   fmt::format("transformers has no network that computes what {} does. ONNX and TorchScript take it.",
                               architecture->label));
    }
    return std::move(*found);
  }

  static Json describe(const ExportedModel& model, const TransformersModel& theirs) {
    Json json{{"architectures", {theirs.className}}};
    json.update(theirs.config);
    auto& names = json["id2label"] = Json::object();
    auto& numbers = json["label2id"] = Json::object();
    for (std::int64_t label = 0; label < model.run.classes(); ++label) {
      const auto& classes = model.source().classes;
      const auto at = static_cast<std::size_t>(label);
      const auto name = at < classes.size() ? classes[at] : fmt::format("LABEL_{}", label);
      names[fmt::to_string(label)] = name;
      numbers[name] = label;
    }
    json["problem_type"] = problemType(model.answers);
    json["dtype"] = "float32";
    return json;
  }
};

}  // namespace

const ImageFormat& huggingFaceFormat() {
  static const HuggingFaceFormat format;
  return format;
}

}  // namespace luthier
