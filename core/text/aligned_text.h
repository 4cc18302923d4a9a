// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/encoding.h"

namespace luthier::text {

/// One character of a text in the making. `change` tells how it came about: 0 replaces the next character, 1 is new, -n
/// replaces the next character and swallows the n after it.
struct Change {
  char32_t character;
  std::int32_t change;
};

/// A stretch of a text that is or is not a match of something; bytes of the text searched.
struct Match {
  std::size_t begin;
  std::size_t end;
  bool matches;
};

enum class SplitBehaviour { Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous };

/// A piece of text on its way through normalization, with the bytes of the original that each of its bytes stands for. After
/// Hugging Face's NormalizedString (tokenizers 0.23), whose alignments decide the offsets; here they are absolute.
class AlignedText {
 public:
  AlignedText() = default;
  /// A well-formed UTF-8 text that is its own original.
  explicit AlignedText(std::string_view original);

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }
  [[nodiscard]] std::uint32_t originalBegin() const noexcept { return begin_; }
  /// The original's bytes behind bytes begin..end of the text.
  [[nodiscard]] TextSpan original(std::size_t begin, std::size_t end) const;

  [[nodiscard]] AlignedText slice(std::size_t begin, std::size_t end) const;
  /// The stretches as pieces of their own; `matches` are the delimiters.
  [[nodiscard]] std::vector<AlignedText> split(std::vector<Match> matches, SplitBehaviour behaviour) const;

  /// The whole text becomes `changes`; the first `removedAtStart` characters are dropped.
  void transform(const std::vector<Change>& changes, std::size_t removedAtStart = 0);
  void filter(const std::function<bool(char32_t)>& keep);
  void map(const std::function<char32_t(char32_t)>& function);
  void prepend(std::string_view prefix);
  /// Every match becomes `content`.
  void replace(const std::vector<Match>& matches, std::string_view content);
  void strip(bool left, bool right);

 private:
  void transformRange(std::size_t begin, std::size_t end, const std::vector<Change>& changes, std::size_t removedAtStart);

  std::string text_;
  std::vector<TextSpan> alignments_;  // one for each byte of text_
  std::uint32_t begin_ = 0;           // the original's bytes that this piece was cut from
  std::uint32_t end_ = 0;
};

/// The stretches of `text` whose characters satisfy `predicate`, each character a match of its own.
[[nodiscard]] std::vector<Match> characterMatches(std::string_view text, const std::function<bool(char32_t)>& predicate);
/// Every place where `needle` stands.
[[nodiscard]] std::vector<Match> literalMatches(std::string_view text, std::string_view needle);
/// Turns found stretches (sorted, not overlapping) into a full cover of `size` bytes.
[[nodiscard]] std::vector<Match> coverWithGaps(const std::vector<TextSpan>& found, std::size_t size);

}  // namespace luthier::text
