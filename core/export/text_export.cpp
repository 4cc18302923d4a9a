// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/text_export.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/export/card_parts.h"
#include "core/export/image_format.h"
#include "core/export/mean_pooling_code.h"
#include "core/models/text/lora.h"
#include "core/models/text/text_import.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;

// The same weights in the same precision: what is left is the order of additions, and that of merging adapters.
constexpr double textTolerance = 1e-4;

bool poolsMean(const TextModel& model) {
  return model.head().kind == TextHeadKind::Sequence && model.head().pooling == TextPooling::Mean;
}

/// Which class reads the folder: one of transformers, or the one that is written beside it.
void describeClass(const TextModel& model, Json& json) {
  if (!poolsMean(model)) {
    json["architectures"] = {model.className()};
    return;
  }
  const auto code = meanPoolingCode(model);
  const auto module = std::filesystem::path(code.file).stem().string();
  json["architectures"] = {code.className};
  json["auto_map"] = {{"AutoModelForSequenceClassification", fmt::format("{}.{}", module, code.className)}};
  json["luthier_pooling"] = "mean";
}

std::string describe(const TextExport& wish) {
  auto json = Json::parse(wish.source.config.json);
  for (const char* gone :
       {"_name_or_path", "luthier_pooling", "auto_map", "id2label", "label2id", "num_labels", "problem_type"}) {
    json.erase(gone);
  }
  describeClass(*wish.model, json);
  json.erase("torch_dtype");
  json["dtype"] = "float32";
  if (!wish.labels.empty()) {
    auto& names = json["id2label"] = Json::object();
    auto& numbers = json["label2id"] = Json::object();
    for (std::size_t label = 0; label < wish.labels.size(); ++label) {
      names[fmt::to_string(label)] = wish.labels[label];
      numbers[wish.labels[label]] = label;
    }
  }
  if (!wish.problemType.empty()) {
    json["problem_type"] = wish.problemType;
  }
  return json.dump(2) + "\n";
}

constexpr const char* pooledNote =
    "The model reads the mean of a text's tokens, where transformers' own class reads the first one. The difference is a page of "
    "Python in modeling_mean_pooling.py; read it, then allow transformers to run it.\n\n";

std::string pythonExample(const TextModel& model) {
  const auto name = model.className();
  const auto head = name.substr(std::string(findTextFamily(model.config().modelType)->className).size());
  const auto automatic = "AutoModel" + (head == "Model" ? std::string() : head);
  const bool brings = poolsMean(model);
  return fmt::format(
      "{2}```python\nfrom transformers import {0}, AutoTokenizer\ntokenizer = AutoTokenizer.from_pretrained(\".\")\n"
      "model = {0}.from_pretrained(\".\"{1}).eval()\n"
      "logits = model(**tokenizer(\"A text.\", truncation=True, return_tensors=\"pt\")).logits\n```\n",
      automatic, brings ? ", trust_remote_code=True" : "", brings ? pooledNote : "");
}

std::string writeCard(const TextExport& wish, const ParityCertificate& certificate) {
  const auto& card = wish.card;
  return fmt::format(
      "# {}\n\n{} fine-tuned with Luthier on the dataset \"{}\".\n\n## Quality\n\n{}\n{}\n\n## Input\n\nTexts of up to {} "
      "tokens; longer ones are cut.\n\n## Classes\n\n{}\n## Use in Python\n\n{}\n## Settings\n\n```json\n{}\n```\n",
      escaped(card.title), findTextFamily(wish.model->config().modelType)->label, escaped(card.dataset), metricsTable(card),
      parityText(certificate), wish.maximumLength, classList(wish.labels), pythonExample(*wish.model), card.configuration);
}

torch::Tensor answersOf(TextModel& model, const torch::Tensor& inputs) {
  return inputs.size(0) == 0 ? torch::empty({0}) : model.forward(inputs);
}

}  // namespace

ParityCertificate exportTextFolder(const TextExport& wish, const torch::Tensor& inputs,
                                   const std::filesystem::path& folder) {
  if (std::filesystem::exists(folder)) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "folder"}, {"name", displayPath(folder)}});
  }
  const torch::NoGradGuard noGradients;
  FolderTransaction transaction(folder);
  writeTextFolder(transaction.path(), wish.source, describe(wish), mergedState(*wish.model));
  if (poolsMean(*wish.model)) {
    const auto code = meanPoolingCode(*wish.model);
    writeFileAtomically(transaction.path() / code.file, code.python);
  }
  const auto again = loadTextModel(openTextFolder(transaction.path()), wish.model->head());
  again.model->eval();
  auto certificate = compareOutputs(answersOf(*wish.model, inputs), answersOf(*again.model, inputs), AnswerKind::Class,
                                    textTolerance);
  certificate.format = "huggingface";
  certificate.comparedBy = torchProgram();
  certificate.examples = "texts";
  requireParity(certificate);
  writeFileAtomically(transaction.path() / "README.md", writeCard(wish, certificate));
  writeCertificate(certificate, wish.card.title, transaction.path());
  transaction.commit();
  return certificate;
}

}  // namespace luthier
