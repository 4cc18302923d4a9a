// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pipeline.h"

#include "core/text/limits.h"
#include "core/text/processors/trimming.h"

namespace luthier::text {
namespace {

TextSide readSide(const JsonPart& part) {
  const std::string name = part.text();
  if (name != "Left" && name != "Right") part.unsupported(name);
  return name == "Left" ? TextSide::Left : TextSide::Right;
}

std::optional<EncodeOptions> readTruncation(const std::optional<JsonPart>& part) {
  if (!part) return std::nullopt;
  EncodeOptions options;
  options.maximumLength = static_cast<std::size_t>(part->at("max_length").integer(0, largestCount));
  options.stride = static_cast<std::size_t>(part->count("stride", 0));
  if (const auto side = part->find("direction")) options.truncationSide = readSide(*side);
  const std::string strategy = part->text("strategy", "LongestFirst");
  if (strategy == "OnlyFirst") {
    options.truncationStrategy = TruncationStrategy::OnlyFirst;
  } else if (strategy == "OnlySecond") {
    options.truncationStrategy = TruncationStrategy::OnlySecond;
  } else if (strategy != "LongestFirst") {
    part->at("strategy").unsupported(strategy);
  }
  return options;
}

std::optional<TextPadding> readPadding(const std::optional<JsonPart>& part) {
  if (!part) return std::nullopt;
  TextPadding padding;
  const JsonPart strategy = part->at("strategy");
  if (strategy.json().is_object()) {
    padding.fixedLength = static_cast<std::size_t>(strategy.at("Fixed").integer(0, largestCount));
  } else if (strategy.text() != "BatchLongest") {
    strategy.unsupported(strategy.text());
  }
  if (const auto side = part->find("direction")) padding.side = readSide(*side);
  padding.multipleOf = static_cast<std::size_t>(part->count("pad_to_multiple_of", 1));
  padding.id = part->at("pad_id").id();
  padding.typeId = part->at("pad_type_id").id();
  padding.token = part->text("pad_token");
  return padding;
}

void checkVersion(const JsonPart& part) {
  const std::string version = part.text("version", "1.0");
  if (version != "1.0") part.at("version").unsupported(version);
}

}  // namespace

Pipeline::Pipeline(const JsonPart& part)
    : truncation(readTruncation(part.find("truncation"))),
      padding(readPadding(part.find("padding"))),
      processor_(part.find("post_processor")) {
  checkVersion(part);
  if (const auto normalizer = part.find("normalizer")) normalizer_ = makeNormalizer(*normalizer);
  if (const auto preTokenizer = part.find("pre_tokenizer")) preTokenizer_ = makePreTokenizer(*preTokenizer);
  if (const auto decoder = part.find("decoder")) decoder_ = makeDecoder(*decoder);
  model_ = makeModel(part.at("model"));
  added_ = AddedTokens(part.find("added_tokens"), *model_, normalizer_.get());
  if (added_.hasNormalized()) return;
  shortcut_ = makeShortcut(
      part, [this](std::string_view text, TokenList& tokens) { run(text, std::nullopt, false, tokens); },
      processor_.trimsOffsets());
}

std::optional<std::string> Pipeline::token(std::int32_t id) const {
  if (const AddedToken* added = added_.byId(id)) return added_.shown(*added);
  const auto found = model_->vocabulary().token(id);
  return found ? std::optional<std::string>(*found) : std::nullopt;
}

void Pipeline::append(const Piece& piece, std::int32_t word, bool texts, TokenList& tokens) const {
  for (const Token& token : piece.tokens) {
    tokens.ids.push_back(token.id);
    tokens.offsets.push_back(piece.text.original(token.begin, token.end));
    tokens.words.push_back(word);
    if (!texts && !processor_.trimsOffsets()) continue;
    const std::string_view surface = std::string_view(piece.text.text()).substr(token.begin, token.end - token.begin);
    const std::string_view shown = token.surface ? surface : model_->vocabulary().token(token.id).value_or(surface);
    if (texts) tokens.texts.emplace_back(shown);
    if (processor_.trimsOffsets()) tokens.spaces.push_back(spacesOf(shown));
  }
}

void Pipeline::tokenize(std::string_view text, std::optional<std::int32_t> word, bool texts, TokenList& tokens) const {
  const bool quick = shortcut_ && !word && !texts && !added_.occursIn(text);
  if (!quick || !shortcut_->tokenize(text, tokens)) run(text, word, texts, tokens);
}

void Pipeline::run(std::string_view text, std::optional<std::int32_t> word, bool texts, TokenList& tokens) const {
  Pieces pieces;
  pieces.push_back({AlignedText(text), {}, false});
  added_.extract(pieces, false);
  if (normalizer_) {
    for (Piece& piece : pieces) {
      if (!piece.done) normalizer_->apply(piece.text);
    }
  }
  added_.extract(pieces, true);
  if (preTokenizer_) preTokenizer_->apply(pieces);
  std::int32_t number = 0;
  for (Piece& piece : pieces) {
    if (!piece.done) model_->tokenize(piece.text.text(), piece.tokens);
    append(piece, word.value_or(number++), texts, tokens);
  }
}

}  // namespace luthier::text
