// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/text/files/json_part.h"
#include "core/text/normalizers/normalizer.h"
#include "core/text/pre_tokenizers/pre_tokenizer.h"

namespace luthier::text {

struct AddedToken {
  std::string content;
  std::int32_t id = 0;
  bool singleWord = false;
  bool stripLeft = false;
  bool stripRight = false;
  bool normalized = false;
  bool special = false;
};

/// Finds the longest of many texts at the leftmost place.
class TextFinder {
 public:
  struct Found {
    std::size_t begin;
    std::size_t end;
    std::int32_t value;
  };
  void add(std::string_view text, std::int32_t value);
  [[nodiscard]] bool empty() const noexcept { return nodes_.size() == 1; }
  [[nodiscard]] std::optional<Found> find(std::string_view text, std::size_t from) const;

 private:
  static constexpr std::int32_t none = -1;
  struct Node {
    std::vector<std::pair<char, std::uint32_t>> children;
    std::int32_t value = none;
  };
  [[nodiscard]] const Node* child(const Node& node, char byte) const;

  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::array<bool, 256> begins_{};
};

/// The tokens beside the model's vocabulary, which are found before anything else is done to a text. Immutable once read.
class AddedTokens {
 public:
  AddedTokens() = default;
  /// The "added_tokens" part; ids as `tokenizers` gives them: the model's where it knows the text, else the next free one.
  AddedTokens(const std::optional<JsonPart>& part, const Model& model, const Normalizer* normalizer);

  /// Cuts tokens out of the pieces; `normalized` says which kind is looked for.
  void extract(Pieces& pieces, bool normalized) const;
  [[nodiscard]] bool hasNormalized() const noexcept { return !normalizedFinder_.empty(); }
  /// Whether a token that is looked for in the raw text begins somewhere in it.
  [[nodiscard]] bool occursIn(std::string_view raw) const { return rawFinder_.find(raw, 0).has_value(); }

  [[nodiscard]] const std::vector<AddedToken>& all() const noexcept { return tokens_; }
  [[nodiscard]] const AddedToken* byId(std::int32_t id) const;
  [[nodiscard]] const AddedToken* byText(std::string_view text) const;
  /// What decode() shows for it.
  [[nodiscard]] const std::string& shown(const AddedToken& token) const;

 private:
  void cut(const AlignedText& text, const TextFinder& finder, Pieces& pieces) const;

  std::vector<AddedToken> tokens_;
  std::unordered_map<std::int32_t, std::size_t> byId_;
  std::unordered_map<std::string, std::size_t> byText_;
  std::unordered_map<std::int32_t, std::string> normalizedText_;
  TextFinder rawFinder_;
  TextFinder normalizedFinder_;
};

}  // namespace luthier::text
