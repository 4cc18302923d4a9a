// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/text/limits.h"
#include "core/text/pipeline.h"

namespace luthier {

using text::Parts;
using text::Pipeline;
using text::ProcessedSequence;
using text::TokenList;

Tokenizer::Tokenizer(std::shared_ptr<const Pipeline> pipeline) : pipeline_(std::move(pipeline)) {}

namespace {

/// A text with its broken bytes replaced, and the way back to the offsets of the one that was given.
class ReadableText {
 public:
  explicit ReadableText(std::string_view given) : given_(given), text_(given) {
    if (given.size() > text::largestText) {
      throw Error(ErrorCode::TextTooLong,
                  {{"length", fmt::to_string(given.size())}, {"limit", fmt::to_string(text::largestText)}});
    }
    if (isValidUtf8(given)) return;
    repaired_ = toValidUtf8(given);
    text_ = repaired_;
  }

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  void restore(Encoding& encoding, std::int8_t sequence) const {
    if (text_.data() == given_.data()) return;
    if (places_.empty()) fillPlaces();
    for (std::size_t i = 0; i < encoding.size(); ++i) {
      if (encoding.sequenceIds[i] != sequence) continue;
      encoding.offsets[i] = {places_[encoding.offsets[i].begin], places_[encoding.offsets[i].end]};
    }
    for (Encoding& part : encoding.overflowing) restore(part, sequence);
  }

 private:
  void fillPlaces() const {
    places_.reserve(text_.size() + 1);
    for (std::size_t position = 0; position < given_.size();) {
      const std::size_t length = utf8SequenceLength(given_.substr(position));
      constexpr std::size_t replacementBytes = 3;
      for (std::size_t i = 0; i < (length == 0 ? replacementBytes : length); ++i) {
        places_.push_back(static_cast<std::uint32_t>(position + (length == 0 ? 0 : i)));
      }
      position += std::max<std::size_t>(length, 1);
    }
    places_.push_back(static_cast<std::uint32_t>(given_.size()));
  }

  std::string_view given_;
  std::string repaired_;
  std::string_view text_;
  mutable std::vector<std::uint32_t> places_;  // byte of the given text for each byte of the repaired one
};

}  // namespace

void Tokenizer::encodeInto(Encoding& encoding, std::string_view text, std::optional<std::string_view> pair,
                           const EncodeOptions& options) const {
  thread_local TokenList first;
  thread_local TokenList second;
  first.clear();
  second.clear();
  const ReadableText readable(text);
  pipeline_->tokenize(readable.text(), std::nullopt, options.tokens, first);
  const std::optional<ReadableText> other = pair ? std::optional<ReadableText>(std::in_place, *pair) : std::nullopt;
  if (other) pipeline_->tokenize(other->text(), std::nullopt, options.tokens, second);
  const std::size_t added = options.addSpecialTokens ? addedTokens(pair.has_value()) : 0;
  const text::Truncated kept =
      text::truncate(first.size(), pair ? std::optional(second.size()) : std::nullopt, options, added);
  std::vector<ProcessedSequence> sequences = {{&first, &kept.first, readable.text()}};
  if (other) sequences.push_back({&second, &kept.second, other->text()});
  pipeline_->processor().process(sequences, {options.addSpecialTokens, options.tokens}, encoding);
  readable.restore(encoding, 0);
  if (other) other->restore(encoding, 1);
}

Encoding Tokenizer::encode(std::string_view text, std::optional<std::string_view> pair, const EncodeOptions& options) const {
  Encoding encoding;
  encodeInto(encoding, text, pair, options);
  return encoding;
}

Encoding Tokenizer::encodeWords(std::span<const std::string_view> words, const EncodeOptions& options) const {
  TokenList tokens;
  std::int32_t number = 0;
  for (const std::string_view word : words) {
    const std::string readable = toValidUtf8(word);
    pipeline_->tokenize(readable, number++, options.tokens, tokens);
  }
  const std::size_t added = options.addSpecialTokens ? addedTokens(false) : 0;
  const text::Truncated kept = text::truncate(tokens.size(), std::nullopt, options, added);
  Encoding encoding;
  pipeline_->processor().process({{&tokens, &kept.first, {}}}, {options.addSpecialTokens, options.tokens}, encoding);
  return encoding;
}

std::string Tokenizer::decode(std::span<const std::int32_t> ids, bool skipSpecialTokens) const {
  std::vector<std::string> tokens;
  for (const std::int32_t id : ids) {
    std::optional<std::string> token = pipeline_->token(id);
    if (token && !(skipSpecialTokens && isSpecial(id))) tokens.push_back(*std::move(token));
  }
  std::string result;
  if (!pipeline_->decoder()) {
    for (const std::string& token : tokens) result += (result.empty() ? "" : " ") + token;
    return result;
  }
  for (const std::string& token : pipeline_->decoder()->apply(std::move(tokens))) result += token;
  return result;
}

std::optional<std::int32_t> Tokenizer::tokenToId(std::string_view token) const {
  if (const text::AddedToken* added = pipeline_->added().byText(token)) return added->id;
  const std::int32_t id = pipeline_->model().vocabulary().find(token);
  return id == text::Vocabulary::missing ? std::nullopt : std::optional(id);
}

std::optional<std::string> Tokenizer::idToToken(std::int32_t id) const { return pipeline_->token(id); }

std::size_t Tokenizer::vocabularySize() const {
  std::size_t size = pipeline_->model().vocabulary().size();
  for (const text::AddedToken& token : pipeline_->added().all()) {
    const bool counted = pipeline_->model().vocabulary().find(token.content) != text::Vocabulary::missing ||
                         pipeline_->added().byText(token.content) != &token;
    size += counted ? 0 : 1;
  }
  return size;
}

std::int32_t Tokenizer::largestId() const {
  std::int32_t largest = pipeline_->model().vocabulary().largestId();
  for (const text::AddedToken& token : pipeline_->added().all()) largest = std::max(largest, token.id);
  return largest;
}

bool Tokenizer::isSpecial(std::int32_t id) const {
  const text::AddedToken* added = pipeline_->added().byId(id);
  return added && added->special;
}

const SpecialTokens& Tokenizer::specialTokens() const { return pipeline_->settings.specialTokens; }
std::size_t Tokenizer::addedTokens(bool pair) const { return pipeline_->processor().addedTokens(pair); }
std::string_view Tokenizer::kind() const { return pipeline_->model().kind(); }
const std::optional<EncodeOptions>& Tokenizer::storedTruncation() const { return pipeline_->truncation; }
const std::optional<TextPadding>& Tokenizer::storedPadding() const { return pipeline_->padding; }
std::optional<std::size_t> Tokenizer::modelMaximumLength() const { return pipeline_->settings.modelMaximumLength; }

TextPadding Tokenizer::padding() const {
  TextPadding padding;
  padding.id = specialTokens().pad.value_or(0);
  padding.token = pipeline_->token(padding.id).value_or(padding.token);
  return padding;
}

}  // namespace luthier
