// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/added_tokens.h"

#include <algorithm>

#include "core/text/code_points.h"
#include "core/text/limits.h"
#include "core/text/unicode/properties.h"

namespace luthier::text {
namespace {

char32_t characterBefore(std::string_view text, std::size_t position) {
  do --position;
  while (isContinuation(text[position]));
  return codePointAt(text, position);
}

bool isSingleWord(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin == 0 || !isWordCharacter(characterBefore(text, begin))) &&
         (end == text.size() || !isWordCharacter(codePointAt(text, end)));
}

std::size_t withSpacesBefore(std::string_view text, std::size_t begin) {
  while (begin > 0) {
    const char32_t character = characterBefore(text, begin);
    if (!isWhitespace(character)) break;
    begin -= encodedLength(character);
  }
  return begin;
}

std::size_t withSpacesBehind(std::string_view text, std::size_t end) {
  while (end < text.size() && isWhitespace(codePointAt(text, end))) end += sequenceLength(text[end]);
  return end;
}

AddedToken readToken(const JsonPart& part) {
  AddedToken token;
  token.content = part.text("content");
  token.id = part.at("id").id();
  token.singleWord = part.flag("single_word", false);
  token.stripLeft = part.flag("lstrip", false);
  token.stripRight = part.flag("rstrip", false);
  token.normalized = part.flag("normalized", true);
  token.special = part.flag("special", false);
  return token;
}

}  // namespace

void TextFinder::add(std::string_view text, std::int32_t value) {
  if (text.empty()) return;
  begins_[static_cast<unsigned char>(text[0])] = true;
  std::uint32_t node = 0;
  for (const char byte : text) {
    const Node* next = child(nodes_[node], byte);
    if (next) {
      node = static_cast<std::uint32_t>(next - nodes_.data());
    } else {
      nodes_[node].children.emplace_back(byte, static_cast<std::uint32_t>(nodes_.size()));
      node = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
    }
  }
  nodes_[node].value = value;
}

const TextFinder::Node* TextFinder::child(const Node& node, char byte) const {
  for (const auto& [label, index] : node.children) {
    if (label == byte) return &nodes_[index];
  }
  return nullptr;
}

std::optional<TextFinder::Found> TextFinder::find(std::string_view text, std::size_t from) const {
  if (empty()) return std::nullopt;
  for (std::size_t begin = from; begin < text.size(); ++begin) {
    if (!begins_[static_cast<unsigned char>(text[begin])]) continue;
    std::optional<Found> longest;
    const Node* node = nodes_.data();
    for (std::size_t end = begin; end < text.size();) {
      node = child(*node, text[end++]);
      if (!node) break;
      if (node->value != none) longest = Found{begin, end, node->value};
    }
    if (longest) return longest;
  }
  return std::nullopt;
}

AddedTokens::AddedTokens(const std::optional<JsonPart>& part, const Model& model, const Normalizer* normalizer) {
  if (!part) return;
  auto next = static_cast<std::int32_t>(model.vocabulary().size());
  for (const JsonPart& item : part->items()) {
    AddedToken token = readToken(item);
    if (token.content.empty()) continue;
    const AddedToken* before = byText(token.content);
    const std::int32_t known = before ? before->id : model.vocabulary().find(token.content);
    token.id = known != Vocabulary::missing ? known : next++;
    byText_[token.content] = byId_[token.id] = tokens_.size();
    tokens_.push_back(std::move(token));
  }
  for (const auto& [id, index] : byId_) {
    const AddedToken& token = tokens_[index];
    if (!token.normalized) {
      rawFinder_.add(token.content, id);
      continue;
    }
    AlignedText text(token.content);
    if (normalizer) normalizer->apply(text);
    normalizedFinder_.add(text.text(), id);
    if (text.text() != token.content) normalizedText_[id] = text.text();
  }
}

void AddedTokens::extract(Pieces& pieces, bool normalized) const {
  const TextFinder& finder = normalized ? normalizedFinder_ : rawFinder_;
  if (finder.empty()) {
    std::erase_if(pieces, [](const Piece& piece) { return !piece.done && piece.text.empty(); });
    return;
  }
  Pieces result;
  for (Piece& piece : pieces) {
    if (piece.done) {
      result.push_back(std::move(piece));
    } else {
      cut(piece.text, finder, result);
    }
  }
  pieces = std::move(result);
}

void AddedTokens::cut(const AlignedText& piece, const TextFinder& finder, Pieces& pieces) const {
  const std::string_view text = piece.text();
  std::size_t done = 0;
  const auto keep = [&](std::size_t begin, std::size_t end) {
    if (begin < end) pieces.push_back({piece.slice(begin, end), {}, false});
  };
  for (auto found = finder.find(text, 0); found; found = finder.find(text, found->end)) {
    const AddedToken& token = *byId(found->value);
    if (token.singleWord && !isSingleWord(text, found->begin, found->end)) continue;
    // Spaces that the token before has taken stay with it.
    const std::size_t begin = token.stripLeft ? std::max(withSpacesBefore(text, found->begin), done) : found->begin;
    const std::size_t end = token.stripRight ? withSpacesBehind(text, found->end) : found->end;
    keep(done, begin);
    pieces.push_back({piece.slice(begin, end), {{token.id, 0, static_cast<std::uint32_t>(end - begin), true}}, true});
    done = end;
  }
  keep(done, text.size());
}

const AddedToken* AddedTokens::byId(std::int32_t id) const {
  const auto found = byId_.find(id);
  return found == byId_.end() ? nullptr : &tokens_[found->second];
}

const AddedToken* AddedTokens::byText(std::string_view text) const {
  const auto found = byText_.find(std::string(text));
  return found == byText_.end() ? nullptr : &tokens_[found->second];
}

const std::string& AddedTokens::shown(const AddedToken& token) const {
  const auto found = normalizedText_.find(token.id);
  return found == normalizedText_.end() ? token.content : found->second;
}

}  // namespace luthier::text
