// SPDX-License-Identifier: GPL-3.0-or-later
// TorchScript: one file that PyTorch and LibTorch run without transformers, with the tokenizer's files beside it.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/files.h"
#include "core/export/text_format.h"
#include "core/export/traced_module.h"
#include "core/models/text/lora.h"
#include "core/models/text/text_import.h"

namespace luthier {
namespace {

/// A copy whose parameters have the published names alone: adapters are merged.
std::shared_ptr<TextModel> mergedCopy(const TextExport& wish) {
  auto copy = makeTextModel(wish.model->config(), wish.model->head());
  (void)loadInto(*copy, mergedState(*wish.model));
  copy->eval();
  return copy;
}

/// Two texts, of which the second is padded; no side is of a size that another one has.
std::vector<TracedInput> exampleInputs(const TextConfig& config) {
  const std::int64_t length = std::min<std::int64_t>(7, config.maximumTokens());
  auto ids = torch::full({2, length}, (config.padToken + 1) % config.vocabularySize, torch::kInt64);
  auto mask = torch::ones_like(ids);
  ids[1].narrow(0, length - 1, 1).fill_(config.padToken);
  mask[1].narrow(0, length - 1, 1).fill_(0);
  return {{"input_ids", ids}, {"attention_mask", mask}, {"token_type_ids", torch::zeros_like(ids)}};
}

torch::jit::Module traceTextModel(TextModel& model) {
  return traceModule(model, exampleInputs(model.config()), [&model](const std::vector<torch::Tensor>& inputs) {
    return model.forward(torch::stack({inputs.at(0), inputs.at(1), inputs.at(2)}, 1));
  });
}

const char* shapeOfLogits(TextHeadKind kind) {
  switch (kind) {
    case TextHeadKind::None:
      return "the last hidden states, texts x tokens x width";
    case TextHeadKind::Sequence:
      return "texts x outputs";
    case TextHeadKind::Token:
      return "texts x tokens x tags";
    case TextHeadKind::QuestionAnswering:
      return "texts x tokens x 2, the scores of first and last token of the answer";
    case TextHeadKind::MaskedLanguage:
      return "texts x tokens x vocabulary";
  }
  return "";
}

class TextScriptFormat final : public TextExportFormat {
 public:
  const char* id() const override { return "torchscript"; }
  const char* weightsName() const override { return "model.pt"; }

  void write(const TextExport& wish, const std::filesystem::path& folder) const override {
    std::ostringstream bytes;
    const auto copy = mergedCopy(wish);
    const nlohmann::ordered_json classes(wish.labels);
    traceTextModel(*copy).save(bytes, {{"classes.json", classes.dump()}});
    writeFileAtomically(folder / weightsName(), bytes.view());
    writeFileAtomically(folder / "classes.json", classes.dump(2) + "\n");
    writeTokenizer(folder, wish.source, describeTextModel(wish));
  }

  TextNetwork load(const TextExport& /*wish*/, const std::filesystem::path& folder) const override {
    auto module = torch::jit::load((folder / weightsName()).native());
    module.eval();
    return [module](const torch::Tensor& inputs) mutable {
      return module.forward({inputs.select(1, 0), inputs.select(1, 1), inputs.select(1, 2)}).toTensor();
    };
  }

  std::string pythonUse(const TextExport& wish) const override {
    return fmt::format(
        "The network takes ids, attention mask and token types (zeros where the tokenizer gives none), each texts x "
        "tokens of int64, and answers {}. It needs no transformers; the snippet takes only the tokenizer from there.\n\n"
        "```python\nimport torch\nfrom transformers import AutoTokenizer\n"
        "tokenizer = AutoTokenizer.from_pretrained(\".\")\n"
        "network = torch.jit.load(\"model.pt\").eval()\n"
        "texts = [\"A text.\", \"Another one, which is longer.\"]\n"
        "encoded = tokenizer(texts, padding=True, truncation=True, max_length={}, return_tensors=\"pt\")\n"
        "ids, mask = encoded[\"input_ids\"], encoded[\"attention_mask\"]\n"
        "with torch.no_grad():\n"
        "    logits = network(ids, mask, encoded.get(\"token_type_ids\", torch.zeros_like(ids)))\n```\n",
        shapeOfLogits(wish.model->head().kind), std::min(wish.maximumLength, wish.model->config().maximumTokens()));
  }
};

}  // namespace

const TextExportFormat& textScriptFormat() {
  static const TextScriptFormat format;
  return format;
}

}  // namespace luthier
