// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/processors/truncation.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/base/error.h"

namespace luthier::text {
namespace {

[[noreturn]] void refuse(const std::string& parameter, std::size_t value, const std::string& expected) {
  throw Error(ErrorCode::InvalidParameter,
              {{"parameter", parameter}, {"value", fmt::to_string(value)}, {"expected", expected}});
}

Parts partsOf(std::size_t length, std::size_t room, const EncodeOptions& options) {
  if (room >= length) return {{0, length}};
  if (room == 0) return {{0, 0}, {0, length}};
  if (options.stride >= room) {
    refuse("stride", options.stride, fmt::format("less than the {} tokens that remain for the text", room));
  }
  const std::size_t step = room - options.stride;
  Parts parts;
  if (options.truncationSide == TextSide::Right) {
    for (std::size_t begin = 0;; begin += step) {
      parts.push_back({begin, std::min(begin + room, length)});
      if (parts.back().end == length) return parts;
    }
  }
  for (std::size_t end = length;; end -= step) {
    parts.push_back({end > room ? end - room : 0, end});
    if (parts.back().begin == 0) return parts;
  }
}

/// Room for both: the longer one gives first.
std::pair<std::size_t, std::size_t> longestFirst(std::size_t first, std::size_t second, std::size_t room) {
  std::size_t shorter = std::min(first, second);
  std::size_t longer = shorter > room ? shorter : std::max(shorter, room - shorter);
  if (shorter + longer > room) {
    shorter = room / 2;
    longer = shorter + room % 2;
  }
  return first > second ? std::pair(longer, shorter) : std::pair(shorter, longer);
}

}  // namespace

Truncated truncate(std::size_t first, std::optional<std::size_t> second, const EncodeOptions& options, std::size_t added) {
  const std::size_t other = second.value_or(0);
  Truncated whole{{{0, first}}, {{0, other}}};
  if (!options.maximumLength) return whole;
  if (*options.maximumLength < added) {
    refuse("maximumLength", *options.maximumLength, fmt::format("at least the {} special tokens", added));
  }
  const std::size_t room = *options.maximumLength - added;
  if (room == 0) return {partsOf(first, 0, options), partsOf(other, 0, options)};
  if (first + other <= room) return whole;
  const std::size_t excess = first + other - room;
  if (options.truncationStrategy == TruncationStrategy::LongestFirst) {
    if (!second) return {partsOf(first, room, options), whole.second};
    const auto [roomFirst, roomSecond] = longestFirst(first, other, room);
    return {partsOf(first, roomFirst, options), partsOf(other, roomSecond, options)};
  }
  const bool cutFirst = options.truncationStrategy == TruncationStrategy::OnlyFirst;
  if (!cutFirst && !second) refuse("truncationStrategy", 2, "only_first or longest_first for a single text");
  const std::size_t length = cutFirst ? first : other;
  if (length <= excess) {
    refuse("maximumLength", *options.maximumLength, "more than the text that is not cut takes for itself");
  }
  (cutFirst ? whole.first : whole.second) = partsOf(length, length - excess, options);
  return whole;
}

}  // namespace luthier::text
