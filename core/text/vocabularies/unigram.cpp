// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "core/text/code_points.h"
#include "core/text/encoding.h"
#include "core/text/vocabularies/model.h"
#include "core/text/vocabularies/prefix_tree.h"

namespace luthier::text {
namespace {

constexpr double unknownPenalty = 10.0;

struct ScoredPiece {
  std::string text;
  double score;
};

std::vector<ScoredPiece> readPieces(const JsonPart& part) {
  if (!part.json().is_array()) part.refuse("a list of tokens and scores was expected");
  std::vector<ScoredPiece> pieces;
  pieces.reserve(part.json().size());
  for (const auto& value : part.json()) {
    const JsonPart item(value, part.file(), "model.vocab");
    if (!value.is_array() || value.size() != 2) item.refuse("a token and its score were expected");
    pieces.push_back(
        {JsonPart(value[0], part.file(), "model.vocab").text(), JsonPart(value[1], part.file(), "model.vocab").number()});
  }
  return pieces;
}

using Tokens = std::vector<std::pair<std::string, std::int32_t>>;

Tokens numbered(const std::vector<ScoredPiece>& pieces) {
  Tokens tokens;
  tokens.reserve(pieces.size());
  for (const ScoredPiece& piece : pieces) tokens.emplace_back(piece.text, static_cast<std::int32_t>(tokens.size()));
  return tokens;
}

/// Sorted; of equal texts the last number.
Tokens sortedUnique(Tokens tokens) {
  std::stable_sort(tokens.begin(), tokens.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Tokens result;
  for (auto& token : tokens) {
    if (!result.empty() && result.back().first == token.first) result.pop_back();
    result.push_back(std::move(token));
  }
  return result;
}

/// The most probable way to cover the piece (Viterbi), as in SentencePiece.
class Unigram : public Model {
 public:
  explicit Unigram(const JsonPart& part) : Unigram(part, readPieces(part.at("vocab"))) {}

  [[nodiscard]] std::string_view kind() const override { return "Unigram"; }

  void tokenize(std::string_view piece, std::vector<Token>& tokens) const override {
    if (piece.empty()) return;
    thread_local std::vector<Step> steps;
    findPath(piece, steps);
    thread_local std::vector<TextSpan> spans;
    spans.clear();
    bool fusing = false;
    for (auto end = static_cast<std::uint32_t>(piece.size()); end > 0;) {  // from the end: unknown neighbours become one
      const Step& step = steps[end];
      const bool unknown = step.id == unknown_;
      if (unknown && fusing) {
        spans.back().begin = step.begin;
      } else {
        spans.push_back({step.begin, end});
      }
      fusing = unknown;
      end = step.begin;
    }
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) push(piece, *span, tokens);
  }

 private:
  static constexpr std::uint32_t unreached = std::numeric_limits<std::uint32_t>::max();
  struct Step {
    double score = 0.0;
    std::uint32_t begin = unreached;
    std::int32_t id = 0;
  };

  Unigram(const JsonPart& part, const std::vector<ScoredPiece>& pieces)
      : Model(Vocabulary(numbered(pieces)), part.file()),
        tree_(sortedUnique(numbered(pieces))),
        byteFallback_(part.flag("byte_fallback", false)) {
    double lowest = std::numeric_limits<double>::infinity();
    for (const ScoredPiece& piece : pieces) {
      scores_.push_back(piece.score);
      lowest = std::min(lowest, piece.score);
    }
    unknownScore_ = lowest - unknownPenalty;
    if (const auto unknown = part.find("unk_id")) {
      if (pieces.empty()) part.refuse("its vocabulary is empty");
      unknown_ = static_cast<std::int32_t>(unknown->integer(0, static_cast<std::int64_t>(pieces.size()) - 1));
    }
    for (std::size_t byte = 0; byte < bytes_.size(); ++byte)
      bytes_[byte] = vocabulary().find(fmt::format("<0x{:02X}>", byte));
  }

  void findPath(std::string_view piece, std::vector<Step>& steps) const {
    steps.assign(piece.size() + 1, {});
    for (std::size_t begin = 0; begin < piece.size();) {
      const double score = steps[begin].score;
      const std::size_t character = sequenceLength(piece[begin]);
      bool covered = false;  // by a token of one character
      const auto reach = [&](std::size_t length, double total, std::int32_t id) {
        Step& step = steps[begin + length];
        if (step.begin == unreached || total > step.score) step = {total, static_cast<std::uint32_t>(begin), id};
      };
      tree_.eachPrefix(piece.substr(begin), [&](std::int32_t id, std::size_t length) {
        reach(length, scores_[static_cast<std::size_t>(id)] + score, id);
        covered = covered || length == character;
      });
      if (!covered) {
        if (unknown_ == Vocabulary::missing) refuseWithoutUnknown("unk_id");
        reach(character, unknownScore_ + score, unknown_);
      }
      begin += character;
    }
  }

  void push(std::string_view piece, TextSpan span, std::vector<Token>& tokens) const {
    const std::string_view text = piece.substr(span.begin, span.end - span.begin);
    const std::int32_t id = vocabulary().find(text);
    if (id != Vocabulary::missing) {
      tokens.push_back({id, span.begin, span.end});
      return;
    }
    const auto byteId = [&](char byte) { return bytes_[static_cast<unsigned char>(byte)]; };
    if (byteFallback_ && std::none_of(text.begin(), text.end(), [&](char b) { return byteId(b) == Vocabulary::missing; })) {
      for (const char byte : text) tokens.push_back({byteId(byte), span.begin, span.end});
      return;
    }
    if (unknown_ == Vocabulary::missing) refuseWithoutUnknown("unk_id");
    tokens.push_back({unknown_, span.begin, span.end, true});
  }

  PrefixTree tree_;
  bool byteFallback_;
  std::vector<double> scores_;
  double unknownScore_ = 0.0;
  std::int32_t unknown_ = Vocabulary::missing;
  std::array<std::int32_t, 256> bytes_{};
};

}  // namespace

std::unique_ptr<Model> makeUnigram(const JsonPart& part) { return std::make_unique<Unigram>(part); }

}  // namespace luthier::text
