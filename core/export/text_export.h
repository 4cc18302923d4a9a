// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <string>
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

/// Writes config.json (architectures, id2label, label2id), model.safetensors ({"format": "pt"}), the tokenizer's files and
/// README.md (the model card) into a new `folder`, as transformers' Auto classes and AutoTokenizer read them; with mean pooling,
/// which no published head has, also the Python class that reads it (meanPoolingCode). Loads the folder again and compares the
/// answers on `inputs` (N x 3 x L; N may be 0). Either the whole folder appears or nothing. Throws Error{AlreadyExists, DiskFull,
/// FileNotWritable}, and Error{ExportDiffers} where the exported model answers otherwise.
[[nodiscard]] ParityCertificate exportTextFolder(const TextExport& wish, const torch::Tensor& inputs,
                                                 const std::filesystem::path& folder);

}  // namespace luthier
