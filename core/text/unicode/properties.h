// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>

// Unicode properties as Hugging Face's tokenizers sees them: ICU's, held to the Unicode version of the Rust crate behind
// each, with the generated exceptions. The same answers with every ICU from 72 on.

namespace luthier::text {

/// What the Bert normalizer and pre-tokenizer and Punctuation call punctuation, control character and accent.
[[nodiscard]] bool isPunctuation(char32_t character);
[[nodiscard]] bool isControl(char32_t character);
[[nodiscard]] bool isNonspacingMark(char32_t character);
/// What StripAccents removes.
[[nodiscard]] bool isCombiningMark(char32_t character);
[[nodiscard]] bool isWhitespace(char32_t character);
/// What Digits calls a digit.
[[nodiscard]] bool isNumeric(char32_t character);
/// \w of the Whitespace pre-tokenizer and of single_word.
[[nodiscard]] bool isWordCharacter(char32_t character);
/// \p{L} and \p{N} of regular expressions.
[[nodiscard]] bool isRegexLetter(char32_t character);
[[nodiscard]] bool isRegexNumber(char32_t character);
/// Lower case without context; the second is 0 but for U+0130.
[[nodiscard]] std::pair<char32_t, char32_t> lowercase(char32_t character);
/// The UnicodeScripts pre-tokenizer's script: ICU's number, or anyScript.
inline constexpr std::uint16_t anyScript = 0xFFFF;
[[nodiscard]] std::uint16_t scriptOf(char32_t character);

/// Whether the character was there in a version of Unicode (major number).
[[nodiscard]] bool isOfAge(char32_t character, int version);

}  // namespace luthier::text
