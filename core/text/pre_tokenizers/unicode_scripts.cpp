// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/uscript.h>

#include "core/text/code_points.h"
#include "core/text/pre_tokenizers/pre_tokenizer.h"
#include "core/text/unicode/properties.h"

namespace luthier::text {
namespace {

/// As SentencePiece counts: the scripts of Japanese are one.
std::uint16_t mergedScript(char32_t character) {
  const std::uint16_t script = scriptOf(character);
  return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ? static_cast<std::uint16_t>(USCRIPT_HAN) : script;
}

/// Characters of any script before the first of a certain one are dropped, as `tokenizers` does.
std::vector<AlignedText> splitByScript(AlignedText& text) {
  std::vector<std::size_t> borders;
  std::uint16_t last = anyScript;
  eachCodePoint(text.text(), [&](char32_t character, std::size_t position, std::size_t) {
    const std::uint16_t script = mergedScript(character);
    if (script == anyScript) return;
    if (script != last) borders.push_back(position);
    last = script;
  });
  borders.push_back(text.text().size());
  std::vector<AlignedText> pieces;
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) pieces.push_back(text.slice(borders[i], borders[i + 1]));
  return pieces;
}

}  // namespace

std::unique_ptr<PreTokenizer> makeUnicodeScripts() { return preTokenizerFrom(splitByScript); }

}  // namespace luthier::text
