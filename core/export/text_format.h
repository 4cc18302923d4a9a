// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/export/model_card.h"
#include "core/export/parity_certificate.h"
#include "core/models/text/text_folder.h"

namespace luthier {

/// A trained text model and what must travel with it.
struct TextExport {
  TextModel* model = nullptr;       // in evaluation mode, on the CPU; adapters are merged in what is written
  TextFolder source;                // where its description and its tokenizer come from
  std::vector<std::string> labels;  // classes or tags, in order; may be empty
  std::string problemType;          // as transformers' config.problem_type; "" where the head says it
  std::int64_t maximumLength = 0;   // tokens that it was trained on; for the card
  ModelCard card;
};

/// N x 3 x L (ids, attention mask, token types) to logits as TextModel gives them.
using TextNetwork = std::function<torch::Tensor(const torch::Tensor& inputs)>;

/// One way to write a text model. Stateless; any thread.
class TextExportFormat {
 public:
  virtual ~TextExportFormat() = default;
  /// As in core/config/export_formats.h.
  [[nodiscard]] virtual const char* id() const = 0;
  /// The file that holds the weights; its hash names the artifact.
  [[nodiscard]] virtual const char* weightsName() const = 0;
  /// Writes the model, its description and its tokenizer into an existing, empty folder.
  virtual void write(const TextExport& wish, const std::filesystem::path& folder) const = 0;
  /// Reads such a folder, with nothing of the run but what its head is.
  [[nodiscard]] virtual TextNetwork load(const TextExport& wish, const std::filesystem::path& folder) const = 0;
  /// For the card (Markdown): a Python snippet, and what must be known before it is run.
  [[nodiscard]] virtual std::string pythonUse(const TextExport& wish) const = 0;
};

/// Null where no text format has this id.
[[nodiscard]] const TextExportFormat* findTextExportFormat(std::string_view id);

// One file each.
[[nodiscard]] const TextExportFormat& textFolderFormat();  // "huggingface"
[[nodiscard]] const TextExportFormat& textScriptFormat();  // "torchscript"

/// config.json of the model as transformers reads it, without the class that reads it ("architectures").
[[nodiscard]] std::string describeTextModel(const TextExport& wish);

}  // namespace luthier
