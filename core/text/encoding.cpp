// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/encoding.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace luthier {

void Encoding::clear() {
  ids.clear();
  typeIds.clear();
  offsets.clear();
  specialMask.clear();
  attentionMask.clear();
  wordIds.clear();
  sequenceIds.clear();
  tokens.clear();
  overflowing.clear();
}

namespace {

template <typename Value>
void pad(std::vector<Value>& values, std::size_t count, const Value& value, TextSide side) {
  values.insert(side == TextSide::Left ? values.begin() : values.end(), count, value);
}

void padOne(Encoding& encoding, std::size_t length, const TextPadding& padding) {
  for (Encoding& part : encoding.overflowing) padOne(part, length, padding);
  if (encoding.size() >= length) return;
  const std::size_t missing = length - encoding.size();
  if (!encoding.tokens.empty()) pad(encoding.tokens, missing, padding.token, padding.side);
  pad(encoding.ids, missing, padding.id, padding.side);
  pad(encoding.typeIds, missing, padding.typeId, padding.side);
  pad(encoding.offsets, missing, TextSpan{}, padding.side);
  pad(encoding.specialMask, missing, std::uint8_t{1}, padding.side);
  pad(encoding.attentionMask, missing, std::uint8_t{0}, padding.side);
  pad(encoding.wordIds, missing, std::int32_t{Encoding::noWord}, padding.side);
  pad(encoding.sequenceIds, missing, std::int8_t{Encoding::noSequence}, padding.side);
}

}  // namespace

void padEncodings(std::vector<Encoding>& encodings, const TextPadding& padding) {
  std::size_t length = padding.fixedLength.value_or(0);
  if (!padding.fixedLength) {
    for (const Encoding& encoding : encodings) length = std::max(length, encoding.size());
  }
  if (padding.multipleOf > 1) length = (length + padding.multipleOf - 1) / padding.multipleOf * padding.multipleOf;
  for (Encoding& encoding : encodings) padOne(encoding, length, padding);
}

std::vector<TextSpan> codePointOffsets(std::string_view text, const std::vector<TextSpan>& offsets) {
  // How many code points begin before each byte; ends inside a character count that character.
  std::vector<std::uint32_t> before(text.size() + 1);
  std::uint32_t count = 0;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t length = std::max<std::size_t>(1, utf8SequenceLength(text.substr(position)));
    before[position] = count++;
    for (std::size_t i = 1; i < length; ++i) before[position + i] = count;
    position += length;
  }
  before[text.size()] = count;
  std::vector<TextSpan> result;
  result.reserve(offsets.size());
  for (const TextSpan& span : offsets) {
    result.push_back(
        {before[std::min<std::size_t>(span.begin, text.size())], before[std::min<std::size_t>(span.end, text.size())]});
  }
  return result;
}

}  // namespace luthier
