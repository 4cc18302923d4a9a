// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>
#include <string>

#include "core/text/code_points.h"
#include "core/text/vocabularies/merge_queue.h"
#include "core/text/vocabularies/model.h"

namespace luthier::text {
namespace {

using Pair = std::pair<std::string, std::string>;

Pair readMerge(const JsonPart& part) {
  if (part.json().is_array()) {
    const auto items = part.items();
    if (items.size() != 2) part.refuse("a merge joins two tokens");
    return {items[0].text(), items[1].text()};
  }
  const std::string line = part.text();
  const std::size_t space = line.find(' ');
  if (space == std::string::npos || line.find(' ', space + 1) != std::string::npos) {
    part.refuse("a merge is two tokens with one space between them");
  }
  return {line.substr(0, space), line.substr(space + 1)};
}

Merges readMerges(const JsonPart& part, const Vocabulary& vocabulary, std::size_t prefixLength) {
  const auto& list = part.json();
  if (!list.is_array()) part.refuse("a list was expected");
  Merges merges(list.size());
  std::uint32_t rank = 0;
  for (const auto& value : list) {
    const JsonPart item(value, part.file(), "model.merges");
    if (value.is_string() && value.get_ref<const std::string&>().starts_with("#version")) continue;
    const auto [first, second] = readMerge(item);
    const auto known = [&](const std::string& token) {
      const std::int32_t id = vocabulary.find(token);
      if (id == Vocabulary::missing) item.refuse(fmt::format("\"{}\" is not in the vocabulary", token));
      return id;
    };
    if (second.size() < prefixLength) item.refuse(fmt::format("\"{}\" lacks the prefix of continued words", second));
    const std::int32_t firstId = known(first);
    const std::int32_t secondId = known(second);
    merges.set(firstId, secondId, {rank++, known(first + second.substr(prefixLength))});
  }
  return merges;
}

class Bpe : public Model {
 public:
  explicit Bpe(const JsonPart& part)
      : Model(readVocabulary(part.at("vocab")), part.file()),
        unknownToken_(part.text("unk_token", "")),
        prefix_(part.text("continuing_subword_prefix", "")),
        suffix_(part.text("end_of_word_suffix", "")),
        fuseUnknown_(part.flag("fuse_unk", false)),
        byteFallback_(part.flag("byte_fallback", false)),
        ignoreMerges_(part.flag("ignore_merges", false)),
        hasUnknown_(part.find("unk_token").has_value()),
        unknown_(vocabulary().find(unknownToken_)),
        merges_(readMerges(part.at("merges"), vocabulary(), prefix_.size())) {
    if (const auto dropout = part.find("dropout"); dropout && dropout->number() != 0.0) {
      dropout->unsupported("random merges");
    }
    for (std::size_t byte = 0; byte < bytes_.size(); ++byte)
      bytes_[byte] = vocabulary().find(fmt::format("<0x{:02X}>", byte));
  }

  [[nodiscard]] std::string_view kind() const override { return "BPE"; }

  void tokenize(std::string_view piece, std::vector<Token>& tokens) const override {
    if (piece.empty()) return;
    if (ignoreMerges_) {
      const std::int32_t id = vocabulary().find(piece);
      if (id != Vocabulary::missing) {
        tokens.push_back({id, 0, static_cast<std::uint32_t>(piece.size())});
        return;
      }
    }
    thread_local std::vector<Symbol> symbols;
    symbols.clear();
    readSymbols(piece, symbols);
    mergeAll(symbols, merges_);
    std::uint32_t position = 0;
    for (const Symbol& symbol : symbols) {
      tokens.push_back({symbol.id, position, position + symbol.length});
      position += symbol.length;
    }
  }

 private:
  void readSymbols(std::string_view piece, std::vector<Symbol>& symbols) const {
    std::uint32_t unknownLength = 0;  // of unknown characters that wait for their symbol
    std::string changed;
    eachCodePoint(piece, [&](char32_t, std::size_t position, std::size_t length) {
      std::string_view character = piece.substr(position, length);
      const bool first = position == 0;
      const bool last = position + length == piece.size();
      if ((!first && !prefix_.empty()) || (last && !suffix_.empty())) {
        changed.assign(first ? "" : prefix_).append(character).append(last ? suffix_ : "");
        character = changed;
      }
      const std::int32_t id = vocabulary().find(character);
      if (id != Vocabulary::missing) {
        flushUnknown(unknownLength, symbols);
        symbols.push_back({id, static_cast<std::uint32_t>(length)});
      } else if (!byteFallback_ || !pushBytes(character, symbols)) {
        if (!hasUnknown_) return;  // such a character is lost
        if (unknown_ == Vocabulary::missing) refuseWithoutUnknown(unknownToken_);
        if (!fuseUnknown_) flushUnknown(unknownLength, symbols);
        unknownLength += static_cast<std::uint32_t>(length);
      }
    });
    flushUnknown(unknownLength, symbols);
  }

  void flushUnknown(std::uint32_t& length, std::vector<Symbol>& symbols) const {
    if (length > 0) symbols.push_back({unknown_, length});
    length = 0;
  }

  /// One token for each byte, where the vocabulary has them all.
  bool pushBytes(std::string_view character, std::vector<Symbol>& symbols) const {
    const auto id = [&](char byte) { return bytes_[static_cast<unsigned char>(byte)]; };
    for (const char byte : character) {
      if (id(byte) == Vocabulary::missing) return false;
    }
    for (const char byte : character) symbols.push_back({id(byte), 1});
    return true;
  }

  std::string unknownToken_;
  std::string prefix_;
  std::string suffix_;
  bool fuseUnknown_;
  bool byteFallback_;
  bool ignoreMerges_;
  bool hasUnknown_;
  std::int32_t unknown_;
  Merges merges_;
  std::array<std::int32_t, 256> bytes_{};
};

}  // namespace

std::unique_ptr<Model> makeBpe(const JsonPart& part) { return std::make_unique<Bpe>(part); }

}  // namespace luthier::text
