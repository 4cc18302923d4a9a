// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

/// A half-open range of bytes of a UTF-8 text (or of code points, where a function says so).
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const TextSpan&) const = default;
};

/// What a tokenizer makes of a text or a pair of texts. All vectors but `tokens` have one entry a token.
struct Encoding {
  static constexpr std::int32_t noWord = -1;
  static constexpr std::int8_t noSequence = -1;

  std::vector<std::int32_t> ids;
  std::vector<std::int32_t> typeIds;        // 0 for the first text, 1 for the second (as the tokenizer's template says)
  std::vector<TextSpan> offsets;            // bytes of the text the token comes from; 0..0 for special tokens
  std::vector<std::uint8_t> specialMask;    // 1: added by the template or by padding
  std::vector<std::uint8_t> attentionMask;  // 0: padding
  std::vector<std::int32_t> wordIds;        // running number of the word in its text, or noWord
  std::vector<std::int8_t> sequenceIds;     // 0: first text, 1: second text, or noSequence
  std::vector<std::string> tokens;          // as Python shows them; only where EncodeOptions::tokens asks for them
  std::vector<Encoding> overflowing;        // what truncation cut off, in pieces that overlap by the stride

  [[nodiscard]] std::size_t size() const noexcept { return ids.size(); }
  void clear();

  bool operator==(const Encoding&) const = default;
};

enum class TruncationStrategy { LongestFirst, OnlyFirst, OnlySecond };
enum class TextSide { Left, Right };

struct EncodeOptions {
  bool addSpecialTokens = true;
  bool tokens = false;  // fill Encoding::tokens
  /// Special tokens included; longer texts are cut, and what was cut off becomes `overflowing`.
  std::optional<std::size_t> maximumLength = std::nullopt;
  std::size_t stride = 0;
  TruncationStrategy truncationStrategy = TruncationStrategy::LongestFirst;
  TextSide truncationSide = TextSide::Right;

  bool operator==(const EncodeOptions&) const = default;
};

/// How encodings are filled up to one length.
struct TextPadding {
  std::optional<std::size_t> fixedLength;  // left out: the longest of the batch
  std::size_t multipleOf = 1;
  std::int32_t id = 0;
  std::int32_t typeId = 0;
  std::string token = "[PAD]";
  TextSide side = TextSide::Right;
};

/// Pads all of them (and their overflowing parts) to one length.
void padEncodings(std::vector<Encoding>& encodings, const TextPadding& padding);

/// Byte offsets of `text` as offsets in code points, as Python counts them; a byte that belongs to no well-formed UTF-8
/// sequence counts as one code point.
[[nodiscard]] std::vector<TextSpan> codePointOffsets(std::string_view text, const std::vector<TextSpan>& offsets);

}  // namespace luthier
