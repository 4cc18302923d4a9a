// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/encoding.h"

namespace luthier {

/// Ids of the tokens with a role, as tokenizer_config.json, special_tokens_map.json or their usual names say.
struct SpecialTokens {
  std::optional<std::int32_t> pad, cls, sep, mask, unk, bos, eos;

  bool operator==(const SpecialTokens&) const = default;
};

namespace text {
class Pipeline;
}

/// Turns texts into token ids and back, exactly as Hugging Face's `tokenizers` does. Immutable after loading; all functions
/// may be called from several threads at once; copies share their tables.
///
/// Text is UTF-8. A byte that belongs to no well-formed sequence is read as U+FFFD; offsets still name bytes of the text as
/// it was given.
class Tokenizer {
 public:
  /// Reads a tokenizer.json, a SentencePiece .model, a vocab.txt, or a model folder: tokenizer.json where there is one, else
  /// vocab.txt, vocab.json with merges.txt, or a SentencePiece model; tokenizer_config.json and special_tokens_map.json are
  /// honoured. Throws Error{TokenizerMissing, TokenizerDamaged, TokenizerUnsupported, FileUnreadable}.
  [[nodiscard]] static Tokenizer load(const std::filesystem::path& path);
  /// The same from the text of a tokenizer.json; `name` is what errors call it.
  [[nodiscard]] static Tokenizer fromJson(std::string_view json, const std::string& name);

  /// Throws Error{InvalidParameter} where stride and maximum length do not go together, Error{TextTooLong}, and
  /// Error{TokenizerDamaged} where the text needs an unknown token that the vocabulary lacks.
  [[nodiscard]] Encoding encode(std::string_view text, std::optional<std::string_view> pair = std::nullopt,
                                const EncodeOptions& options = {}) const;
  /// The same into an Encoding whose memory is used again; the quickest way through many texts.
  void encodeInto(Encoding& encoding, std::string_view text, std::optional<std::string_view> pair = std::nullopt,
                  const EncodeOptions& options = {}) const;
  /// The words are given (token classification): each is tokenized by itself, `wordIds` are their positions, and offsets are
  /// relative to the word.
  [[nodiscard]] Encoding encodeWords(std::span<const std::string_view> words, const EncodeOptions& options = {}) const;

  /// Ids that do not exist are left out.
  [[nodiscard]] std::string decode(std::span<const std::int32_t> ids, bool skipSpecialTokens = true) const;

  [[nodiscard]] std::optional<std::int32_t> tokenToId(std::string_view token) const;
  [[nodiscard]] std::optional<std::string> idToToken(std::int32_t id) const;
  /// Tokens of the model and added ones. Ids may have gaps; see largestId().
  [[nodiscard]] std::size_t vocabularySize() const;
  [[nodiscard]] std::int32_t largestId() const;
  /// Whether decode() would leave the token out.
  [[nodiscard]] bool isSpecial(std::int32_t id) const;
  [[nodiscard]] const SpecialTokens& specialTokens() const;
  /// How many tokens the template adds to a text or a pair.
  [[nodiscard]] std::size_t addedTokens(bool pair) const;
  /// "WordPiece", "BPE", "Unigram" or "WordLevel".
  [[nodiscard]] std::string_view kind() const;

  /// What the file itself asks for; encode() does not follow it unless told to.
  [[nodiscard]] const std::optional<EncodeOptions>& storedTruncation() const;
  [[nodiscard]] const std::optional<TextPadding>& storedPadding() const;
  /// model_max_length of tokenizer_config.json, where it is a real limit.
  [[nodiscard]] std::optional<std::size_t> modelMaximumLength() const;
  /// Padding with this tokenizer's pad token.
  [[nodiscard]] TextPadding padding() const;

 private:
  explicit Tokenizer(std::shared_ptr<const text::Pipeline> pipeline);
  std::shared_ptr<const text::Pipeline> pipeline_;
};

}  // namespace luthier
