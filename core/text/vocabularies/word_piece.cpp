// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "core/text/code_points.h"
#include "core/text/vocabularies/model.h"

namespace luthier::text {
namespace {

/// Longest token first, from the left; a word that cannot be covered becomes the unknown token as a whole.
class WordPiece : public Model {
 public:
  explicit WordPiece(const JsonPart& part)
      : Model(readVocabulary(part.at("vocab")), part.file()),
        unknownToken_(part.text("unk_token", "[UNK]")),
        prefix_(part.text("continuing_subword_prefix", "##")),
        mostCharacters_(static_cast<std::size_t>(part.count("max_input_chars_per_word", 100))),
        unknown_(vocabulary().find(unknownToken_)) {
    for (std::int32_t id = 0; id <= vocabulary().largestId(); ++id) {
      const auto token = vocabulary().token(id);
      if (token) longest_ = std::max(longest_, token->size());
    }
  }

  [[nodiscard]] std::string_view kind() const override { return "WordPiece"; }

  void tokenize(std::string_view piece, std::vector<Token>& tokens) const override {
    const std::size_t before = tokens.size();
    if (codePointCount(piece) <= mostCharacters_ && cover(piece, tokens)) return;
    tokens.resize(before);
    if (unknown_ == Vocabulary::missing) refuseWithoutUnknown(unknownToken_);
    tokens.push_back({unknown_, 0, static_cast<std::uint32_t>(piece.size())});
  }

 private:
  bool cover(std::string_view piece, std::vector<Token>& tokens) const {
    std::string candidate;
    for (std::size_t start = 0; start < piece.size();) {
      candidate.assign(start == 0 ? "" : prefix_);
      const std::size_t prefix = candidate.size();
      std::size_t end = std::min(piece.size(), start + longest_);
      candidate.append(piece, start, end - start);
      std::int32_t id = Vocabulary::missing;
      for (; end > start; --end, candidate.pop_back()) {
        if (end < piece.size() && isContinuation(piece[end])) continue;
        id = vocabulary().find(candidate);
        if (id != Vocabulary::missing) break;
      }
      if (id == Vocabulary::missing) return false;
      tokens.push_back(
          {id, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(start + candidate.size() - prefix)});
      start = end;
    }
    return true;
  }

  std::string unknownToken_;
  std::string prefix_;
  std::size_t mostCharacters_;
  std::int32_t unknown_;
  std::size_t longest_ = 0;
};

}  // namespace

std::unique_ptr<Model> makeWordPiece(const JsonPart& part) { return std::make_unique<WordPiece>(part); }

}  // namespace luthier::text
