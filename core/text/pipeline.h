// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/added_tokens.h"
#include "core/text/decoders/decoder.h"
#include "core/text/normalizers/normalizer.h"
#include "core/text/pre_tokenizers/pre_tokenizer.h"
#include "core/text/processors/post_processor.h"
#include "core/text/shortcuts/shortcut.h"
#include "core/text/token_list.h"
#include "core/text/tokenizer.h"
#include "core/text/vocabularies/model.h"

namespace luthier::text {

/// What a model folder says about a tokenizer beside the tokenizer itself.
struct TokenizerSettings {
  SpecialTokens specialTokens;
  std::optional<std::size_t> modelMaximumLength;
};

/// A tokenizer's parts, in the order in which a text goes through them. Immutable; thread-safe.
class Pipeline {
 public:
  /// `part` is a whole tokenizer.json.
  explicit Pipeline(const JsonPart& part);
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  /// Appends the tokens of a well-formed text. `word`: the number all of them get, or none to count the words.
  void tokenize(std::string_view text, std::optional<std::int32_t> word, bool texts, TokenList& tokens) const;

  [[nodiscard]] const Model& model() const noexcept { return *model_; }
  [[nodiscard]] const AddedTokens& added() const noexcept { return added_; }
  [[nodiscard]] const PostProcessor& processor() const noexcept { return processor_; }
  [[nodiscard]] const Decoder* decoder() const noexcept { return decoder_.get(); }
  [[nodiscard]] std::optional<std::string> token(std::int32_t id) const;

  std::optional<EncodeOptions> truncation;
  std::optional<TextPadding> padding;
  TokenizerSettings settings;

 private:
  void run(std::string_view text, std::optional<std::int32_t> word, bool texts, TokenList& tokens) const;
  void append(const Piece& piece, std::int32_t word, bool texts, TokenList& tokens) const;

  std::unique_ptr<Normalizer> normalizer_;
  std::unique_ptr<PreTokenizer> preTokenizer_;
  std::unique_ptr<Model> model_;
  std::unique_ptr<Decoder> decoder_;
  PostProcessor processor_;
  AddedTokens added_;
  std::unique_ptr<Shortcut> shortcut_;  // refers to all of the above
};

}  // namespace luthier::text
