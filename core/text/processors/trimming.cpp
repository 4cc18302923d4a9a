// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/processors/trimming.h"

#include <algorithm>

#include "core/text/code_points.h"
#include "core/text/normalizers/character_changes.h"
#include "core/text/unicode/properties.h"

namespace luthier::text {
namespace {

std::uint16_t counted(std::size_t count) { return static_cast<std::uint16_t>(std::min<std::size_t>(count, 0xFFFF)); }

}  // namespace

TokenSpaces spacesOf(std::string_view token) {
  std::size_t leading = 0;
  std::size_t trailing = 0;
  bool onlySpaces = true;
  eachCodePoint(token, [&](char32_t character, std::size_t, std::size_t) {
    const bool space = character == characterOfByte(' ') || isWhitespace(character);
    trailing = space ? trailing + 1 : 0;
    onlySpaces = onlySpaces && space;
    leading += onlySpaces ? 1 : 0;
  });
  return {counted(leading), counted(trailing)};
}

TextSpan trimmed(TextSpan span, TokenSpaces spaces, bool first, std::string_view text) {
  const auto isInside = [&](std::uint32_t position) { return position < text.size() && isContinuation(text[position]); };
  std::uint32_t leading = first && spaces.leading == 1 ? 0 : spaces.leading;
  for (; leading > 0 && span.begin < span.end; --leading) {
    do ++span.begin;
    while (span.begin < span.end && isInside(span.begin));
  }
  for (std::uint32_t trailing = spaces.trailing; trailing > 0 && span.end > span.begin; --trailing) {
    do --span.end;
    while (span.end > span.begin && isInside(span.end));
  }
  return span;
}

}  // namespace luthier::text
