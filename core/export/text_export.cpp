// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/text_export.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/export/card_parts.h"
#include "core/models/text/lora.h"
#include "core/models/text/text_import.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;

// The same weights in the same precision: what is left is the order of additions, and that of merging adapters.
constexpr double textTolerance = 1e-4;

std::string describe(const TextExport& wish) {
  auto json = Json::parse(wish.source.config.json);
  for (const char* gone : {"_name_or_path", "luthier_pooling", "id2label", "label2id", "num_labels", "problem_type"}) {
    json.erase(gone);
  }
  json["architectures"] = {wish.model->className()};
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

std::string pythonExample(const TextModel& model) {
  const auto name = model.className();
  const auto head = name.substr(std::string(findTextFamily(model.config().modelType)->className).size());
  const auto automatic = "AutoModel" + (head == "Model" ? std::string() : head);
  return fmt::format(
      "```python\nfrom transformers import {0}, AutoTokenizer\ntokenizer = AutoTokenizer.from_pretrained(\".\")\n"
      "model = {0}.from_pretrained(\".\").eval()\n"
      "logits = model(**tokenizer(\"A text.\", truncation=True, return_tensors=\"pt\"))\n```\n",
      automatic);
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
  if (wish.model->head().kind == TextHeadKind::Sequence && wish.model->head().pooling == TextPooling::Mean) {
    throw Error(ErrorCode::InvalidParameter,
                {{"parameter", "format"},
                 {"value", "huggingface"},
                 {"expected", "a run whose pooling is class_token: transformers has no head that takes the mean"}});
  }
  if (std::filesystem::exists(folder)) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "folder"}, {"name", displayPath(folder)}});
  }
  const torch::NoGradGuard noGradients;
  FolderTransaction transaction(folder);
  writeTextFolder(transaction.path(), wish.source, describe(wish), mergedState(*wish.model));
  const auto again = loadTextModel(openTextFolder(transaction.path()), wish.model->head());
  again.model->eval();
  auto certificate = compareLogits(answersOf(*wish.model, inputs), answersOf(*again.model, inputs), textTolerance);
  certificate.examples = "texts";
  writeFileAtomically(transaction.path() / "README.md", writeCard(wish, certificate));
  transaction.commit();
  return certificate;
}

}  // namespace luthier
