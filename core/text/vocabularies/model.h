// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/text/files/json_part.h"
#include "core/text/vocabularies/vocabulary.h"

namespace luthier::text {

/// One token of a piece: bytes begin..end of the piece's text.
struct Token {
  std::int32_t id;
  std::uint32_t begin;
  std::uint32_t end;
  /// Python shows the piece's own characters instead of the vocabulary's (unknown pieces of Unigram, added tokens).
  bool surface = false;
};

/// The part that turns a pre-tokenized piece into tokens of its vocabulary. Immutable; thread-safe.
class Model {
 public:
  virtual ~Model() = default;
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  /// Appends the tokens of `piece`. Throws Error{TokenizerDamaged} where an unknown token is needed and there is none.
  virtual void tokenize(std::string_view piece, std::vector<Token>& tokens) const = 0;
  [[nodiscard]] virtual std::string_view kind() const = 0;
  [[nodiscard]] const Vocabulary& vocabulary() const noexcept { return vocabulary_; }

 protected:
  Model(Vocabulary vocabulary, std::string file) : vocabulary_(std::move(vocabulary)), file_(std::move(file)) {}
  [[noreturn]] void refuseWithoutUnknown(std::string_view unknownToken) const;

 private:
  Vocabulary vocabulary_;
  std::string file_;
};

/// The "model" part of a tokenizer.json.
[[nodiscard]] std::unique_ptr<Model> makeModel(const JsonPart& part);
/// An object of tokens and ids.
[[nodiscard]] Vocabulary readVocabulary(const JsonPart& part);

[[nodiscard]] std::unique_ptr<Model> makeWordPiece(const JsonPart& part);
[[nodiscard]] std::unique_ptr<Model> makeWordLevel(const JsonPart& part);
[[nodiscard]] std::unique_ptr<Model> makeBpe(const JsonPart& part);
[[nodiscard]] std::unique_ptr<Model> makeUnigram(const JsonPart& part);

}  // namespace luthier::text
