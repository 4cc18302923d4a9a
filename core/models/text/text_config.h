// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

/// What a Hugging Face `config.json` says of a BERT-type encoder. Values that the file leaves out are the defaults of
/// transformers' configuration class of that model type.
struct TextConfig {
  std::string modelType;  // "bert", "roberta", "xlm-roberta", "distilbert", "albert", "electra"
  std::int64_t vocabularySize = 0;
  std::int64_t hiddenSize = 0;
  std::int64_t embeddingSize = 0;  // hiddenSize but for ALBERT and ELECTRA
  std::int64_t layers = 0;
  std::int64_t heads = 0;
  std::int64_t intermediateSize = 0;
  std::int64_t positions = 0;   // rows of the position table
  std::int64_t tokenTypes = 0;  // 0: the model has none (DistilBERT)
  std::int64_t padToken = 0;
  std::int64_t hiddenGroups = 1, innerGroups = 1;  // ALBERT: layers share the weights of their group
  double normEpsilon = 1e-12;
  double initializerRange = 0.02;
  std::string activation = "gelu";
  double hiddenDropout = 0.1, attentionDropout = 0.1;
  double classifierDropout = 0.1;  // of the sequence head; the others take theirs as transformers does
  double tokenDropout = 0.1;
  double answerDropout = 0.0;       // before the question answering head (DistilBERT)
  bool tiedEmbeddings = true;       // the masked-language head decodes with the word embeddings
  std::string problemType;          // "single_label_classification", "multi_label_classification", "regression", ""
  std::string architecture;         // first of "architectures" ("BertForSequenceClassification"), "" where none is named
  std::vector<std::string> labels;  // id2label in order, "" where the file has none
  std::string pooling;              // "mean" where Luthier or sentence-transformers trained it so, else ""
  std::string json;                 // the file itself: an export starts from it

  /// Tokens that fit, special ones included. RoBERTa counts positions from its padding token's id on.
  [[nodiscard]] std::int64_t maximumTokens() const;
};

/// The model types that are known, in the order in which they are told to people.
[[nodiscard]] const std::vector<std::string>& knownTextModelTypes();
[[nodiscard]] bool isTextModelType(std::string_view modelType);

/// Reads a model folder's config.json, and how sentence-transformers pools where its files lie beside it. Throws Error{ModelFolderIncomplete} where there is none, Error{ModelTypeUnknown} for
/// another kind of model, Error{ModelConfigUnusable} for damage, absurd sizes and features that are not supported.
[[nodiscard]] TextConfig readTextConfig(const std::filesystem::path& folder);
/// The same from the file's content; `file` is named in errors.
[[nodiscard]] TextConfig parseTextConfig(std::string_view json, const std::string& file);

}  // namespace luthier
