// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pre_tokenizers/pre_tokenizer.h"

#include <iterator>

#include "core/text/unicode/properties.h"

namespace luthier::text {

void splitPieces(Pieces& pieces, const std::function<std::vector<AlignedText>(AlignedText&)>& split) {
  Pieces result;
  result.reserve(pieces.size());
  for (Piece& piece : pieces) {
    if (piece.done) {
      result.push_back(std::move(piece));
      continue;
    }
    for (AlignedText& part : split(piece.text)) {
      if (!part.empty()) result.push_back({std::move(part), {}, false});
    }
  }
  pieces = std::move(result);
}

namespace {

class Sequence : public PreTokenizer {
 public:
  explicit Sequence(const JsonPart& part) {
    for (const JsonPart& item : part.at("pretokenizers").items()) parts_.push_back(makePreTokenizer(item));
  }
  void apply(Pieces& pieces) const override {
    for (const auto& part : parts_) part->apply(pieces);
  }

 private:
  std::vector<std::unique_ptr<PreTokenizer>> parts_;
};

std::unique_ptr<PreTokenizer> makeCharacterSplit(std::function<bool(char32_t)> predicate, SplitBehaviour behaviour) {
  return preTokenizerFrom([predicate = std::move(predicate), behaviour](AlignedText& text) {
    return text.split(characterMatches(text.text(), predicate), behaviour);
  });
}

std::unique_ptr<PreTokenizer> makeBert() {
  return preTokenizerFrom([](AlignedText& text) {
    std::vector<AlignedText> pieces;
    for (AlignedText& word : text.split(characterMatches(text.text(), isWhitespace), SplitBehaviour::Removed)) {
      auto parts = word.split(characterMatches(word.text(), isPunctuation), SplitBehaviour::Isolated);
      pieces.insert(pieces.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
    }
    return pieces;
  });
}

/// \w+|[^\w\s]+
std::unique_ptr<PreTokenizer> makeWhitespace() {
  return preTokenizerFrom([](AlignedText& text) {
    std::vector<AlignedText> pieces;
    for (AlignedText& word : text.split(characterMatches(text.text(), isWhitespace), SplitBehaviour::Removed)) {
      auto parts = word.split(characterMatches(word.text(), isWordCharacter), SplitBehaviour::Contiguous);
      pieces.insert(pieces.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
    }
    return pieces;
  });
}

std::unique_ptr<PreTokenizer> makeDelimiterSplit(const JsonPart& part) {
  const char32_t delimiter = part.at("delimiter").character();
  return makeCharacterSplit([delimiter](char32_t character) { return character == delimiter; }, SplitBehaviour::Removed);
}

std::unique_ptr<PreTokenizer> makePunctuation(const JsonPart& part) {
  const auto behaviour = part.find("behavior");
  return makeCharacterSplit(isPunctuation, behaviour ? readBehaviour(*behaviour) : SplitBehaviour::Isolated);
}

std::unique_ptr<PreTokenizer> makeDigits(const JsonPart& part) {
  return makeCharacterSplit(isNumeric,
                            part.flag("individual_digits") ? SplitBehaviour::Isolated : SplitBehaviour::Contiguous);
}

}  // namespace

std::unique_ptr<PreTokenizer> makePreTokenizer(const JsonPart& part) {
  const std::string type = part.text("type");
  if (type == "Sequence") return std::make_unique<Sequence>(part);
  if (type == "BertPreTokenizer") return makeBert();
  if (type == "Whitespace") return makeWhitespace();
  if (type == "WhitespaceSplit") return makeCharacterSplit(isWhitespace, SplitBehaviour::Removed);
  if (type == "ByteLevel") return makeByteLevel(part);
  if (type == "Metaspace") return makeMetaspace(part);
  if (type == "Punctuation") return makePunctuation(part);
  if (type == "Digits") return makeDigits(part);
  if (type == "Split") return makeSplit(part);
  if (type == "CharDelimiterSplit") return makeDelimiterSplit(part);
  if (type == "UnicodeScripts") return makeUnicodeScripts();
  if (type == "FixedLength") return makeFixedLength(part);
  part.unsupported(type);
}

}  // namespace luthier::text
