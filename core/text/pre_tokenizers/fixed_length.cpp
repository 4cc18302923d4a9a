// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/code_points.h"
#include "core/text/limits.h"
#include "core/text/pre_tokenizers/pre_tokenizer.h"

namespace luthier::text {
namespace {

std::vector<AlignedText> splitEvery(AlignedText& text, std::size_t length) {
  std::vector<AlignedText> pieces;
  std::size_t begin = 0;
  std::size_t characters = 0;
  eachCodePoint(text.text(), [&](char32_t, std::size_t position, std::size_t) {
    if (characters++ == length) {
      pieces.push_back(text.slice(begin, position));
      begin = position;
      characters = 1;
    }
  });
  if (begin < text.text().size()) pieces.push_back(text.slice(begin, text.text().size()));
  return pieces;
}

}  // namespace

std::unique_ptr<PreTokenizer> makeFixedLength(const JsonPart& part) {
  const auto given = part.find("length");
  const auto length = static_cast<std::size_t>(given ? given->integer(1, largestCount) : 5);
  return preTokenizerFrom([length](AlignedText& text) { return splitEvery(text, length); });
}

}  // namespace luthier::text
