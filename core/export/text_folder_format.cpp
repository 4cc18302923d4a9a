// SPDX-License-Identifier: GPL-3.0-or-later
// A Hugging Face folder: what transformers' Auto classes and AutoTokenizer read.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/export/mean_pooling_code.h"
#include "core/export/text_format.h"
#include "core/models/text/lora.h"
#include "core/models/text/text_import.h"

namespace luthier {
namespace {

bool poolsMean(const TextModel& model) {
  return model.head().kind == TextHeadKind::Sequence && model.head().pooling == TextPooling::Mean;
}

/// The description with the class that reads the folder: one of transformers, or the one that is written beside it.
std::string describeWithClass(const TextExport& wish) {
  auto json = nlohmann::ordered_json::parse(describeTextModel(wish));
  if (!poolsMean(*wish.model)) {
    json["architectures"] = {wish.model->className()};
  } else {
    const auto code = meanPoolingCode(*wish.model);
    const auto module = std::filesystem::path(code.file).stem().string();
    json["architectures"] = {code.className};
    json["auto_map"] = {{"AutoModelForSequenceClassification", fmt::format("{}.{}", module, code.className)}};
    json["luthier_pooling"] = "mean";
  }
  return json.dump(2) + "\n";
}

constexpr const char* pooledNote =
    "The model reads the mean of a text's tokens, where transformers' own class reads the first one. The difference is a "
    "page of Python in modeling_mean_pooling.py; read it, then allow transformers to run it.\n\n";

class TextFolderFormat final : public TextExportFormat {
 public:
  const char* id() const override { return "huggingface"; }
  const char* weightsName() const override { return "model.safetensors"; }

  void write(const TextExport& wish, const std::filesystem::path& folder) const override {
    writeTextFolder(folder, wish.source, describeWithClass(wish), mergedState(*wish.model));
    if (poolsMean(*wish.model)) {
      const auto code = meanPoolingCode(*wish.model);
      writeFileAtomically(folder / code.file, code.python);
    }
  }

  TextNetwork load(const TextExport& wish, const std::filesystem::path& folder) const override {
    auto again = loadTextModel(openTextFolder(folder), wish.model->head()).model;
    again->eval();
    return [again](const torch::Tensor& inputs) { return again->forward(inputs); };
  }

  std::string pythonUse(const TextExport& wish) const override {
    const auto name = wish.model->className();
    const auto head = name.substr(std::string(findTextFamily(wish.model->config().modelType)->className).size());
    const auto automatic = "AutoModel" + (head == "Model" ? std::string() : head);
    const bool brings = poolsMean(*wish.model);
    return fmt::format(
        "{2}```python\nfrom transformers import {0}, AutoTokenizer\ntokenizer = AutoTokenizer.from_pretrained(\".\")\n"
        "model = {0}.from_pretrained(\".\"{1}).eval()\n"
        "logits = model(**tokenizer(\"A text.\", truncation=True, return_tensors=\"pt\")).logits\n```\n",
        automatic, brings ? ", trust_remote_code=True" : "", brings ? pooledNote : "");
  }
};

}  // namespace

const TextExportFormat& textFolderFormat() {
  static const TextFolderFormat format;
  return format;
}

}  // namespace luthier
