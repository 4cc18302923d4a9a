// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/aligned_text.h"

#include <algorithm>
#include <utility>

#include "core/text/code_points.h"
#include "core/text/unicode/properties.h"

namespace luthier::text {

AlignedText::AlignedText(std::string_view original)
    : text_(original), alignments_(original.size()), end_(static_cast<std::uint32_t>(original.size())) {
  eachCodePoint(original, [&](char32_t, std::size_t position, std::size_t length) {
    const TextSpan span{static_cast<std::uint32_t>(position), static_cast<std::uint32_t>(position + length)};
    std::fill_n(alignments_.begin() + static_cast<std::ptrdiff_t>(position), length, span);
  });
}

TextSpan AlignedText::original(std::size_t begin, std::size_t end) const {
  if (begin >= end) {  // an empty piece keeps its place, as in NormalizedString
    return {begin_ + static_cast<std::uint32_t>(begin), begin_ + static_cast<std::uint32_t>(end)};
  }
  return {alignments_[begin].begin, alignments_[end - 1].end};
}

AlignedText AlignedText::slice(std::size_t begin, std::size_t end) const {
  AlignedText piece;
  piece.text_ = text_.substr(begin, end - begin);
  piece.alignments_.assign(alignments_.begin() + static_cast<std::ptrdiff_t>(begin),
                           alignments_.begin() + static_cast<std::ptrdiff_t>(end));
  const TextSpan span = original(begin, end);
  piece.begin_ = span.begin;
  piece.end_ = span.end;
  return piece;
}

namespace {

/// Joins a run of stretches with the one before it wherever `joins(now, previous)` says so.
template <typename Joins>
std::vector<Match> joined(const std::vector<Match>& matches, Joins joins) {
  std::vector<Match> result;
  bool previous = false;
  for (const Match& match : matches) {
    if (joins(match.matches, previous) && !result.empty()) {
      result.back().begin = std::min(result.back().begin, match.begin);
      result.back().end = std::max(result.back().end, match.end);
    } else {
      result.push_back(match);
    }
    previous = match.matches;
  }
  return result;
}

std::vector<Match> arranged(std::vector<Match> matches, SplitBehaviour behaviour) {
  const auto startsDelimiter = [](bool now, bool previous) { return now && !previous; };
  switch (behaviour) {
    case SplitBehaviour::Removed:
      std::erase_if(matches, [](const Match& match) { return match.matches; });
      return matches;
    case SplitBehaviour::Isolated:
      return matches;
    case SplitBehaviour::Contiguous:
      return joined(matches, [](bool now, bool previous) { return now == previous; });
    case SplitBehaviour::MergedWithPrevious:
      return joined(matches, startsDelimiter);
    case SplitBehaviour::MergedWithNext: {
      std::reverse(matches.begin(), matches.end());
      matches = joined(matches, startsDelimiter);
      std::reverse(matches.begin(), matches.end());
      return matches;
    }
  }
  return matches;
}

}  // namespace

std::vector<AlignedText> AlignedText::split(std::vector<Match> matches, SplitBehaviour behaviour) const {
  std::vector<AlignedText> pieces;
  for (const Match& match : arranged(std::move(matches), behaviour)) {
    if (match.end > match.begin) {
      pieces.push_back(slice(match.begin, match.end));
    }
  }
  return pieces;
}

void AlignedText::transformRange(std::size_t begin, std::size_t end, const std::vector<Change>& changes,
                                 std::size_t removedAtStart) {
  std::size_t read = begin;
  const auto skip = [&](std::size_t characters) {
    for (; characters > 0 && read < end; --characters) read += sequenceLength(text_[read]);
  };
  skip(removedAtStart);
  std::string text;
  std::vector<TextSpan> alignments;
  text.reserve(end - begin);
  alignments.reserve(end - begin);
  for (const Change& change : changes) {
    TextSpan span{begin_, begin_};
    if (change.change > 0) {
      if (read > 0) span = alignments_[read - 1];
    } else if (read < alignments_.size()) {
      span = alignments_[read];
      skip(1);
      skip(static_cast<std::size_t>(-change.change));
    }
    appendCodePoint(text, change.character);
    alignments.resize(text.size(), span);
  }
  const auto at = [](auto& container, std::size_t position) {
    return container.begin() + static_cast<std::ptrdiff_t>(position);
  };
  text_.replace(begin, end - begin, text);
  alignments_.erase(at(alignments_, begin), at(alignments_, end));
  alignments_.insert(at(alignments_, begin), alignments.begin(), alignments.end());
}

void AlignedText::transform(const std::vector<Change>& changes, std::size_t removedAtStart) {
  // Bytes at the front that stand for nothing of the original are not touched: NormalizedString takes the range of the
  // original, which begins behind them.
  std::size_t begin = 0;
  while (begin < alignments_.size() && alignments_[begin].begin == alignments_[begin].end) ++begin;
  transformRange(begin, text_.size(), changes, removedAtStart);
}

void AlignedText::filter(const std::function<bool(char32_t)>& keep) {
  std::vector<Change> changes;
  changes.reserve(text_.size());
  std::size_t removedAtStart = 0;
  bool all = true;
  eachCodePoint(text_, [&](char32_t character, std::size_t, std::size_t) {
    if (keep(character)) {
      changes.push_back({character, 0});
      return;
    }
    all = false;
    if (changes.empty()) {
      ++removedAtStart;
    } else {
      --changes.back().change;
    }
  });
  if (!all) transform(changes, removedAtStart);
}

void AlignedText::map(const std::function<char32_t(char32_t)>& function) {
  std::vector<Change> changes;
  changes.reserve(text_.size());
  bool same = true;
  eachCodePoint(text_, [&](char32_t character, std::size_t, std::size_t) {
    const char32_t mapped = function(character);
    same = same && mapped == character;
    changes.push_back({mapped, 0});
  });
  if (!same) transform(changes);
}

void AlignedText::prepend(std::string_view prefix) {
  if (text_.empty()) return;
  std::vector<Change> changes;
  eachCodePoint(prefix, [&](char32_t character, std::size_t position, std::size_t) {
    changes.push_back({character, position == 0 ? 0 : 1});
  });
  changes.push_back({codePointAt(text_, 0), 1});
  transformRange(0, sequenceLength(text_[0]), changes, 0);
}

void AlignedText::replace(const std::vector<Match>& matches, std::string_view content) {
  std::string text;
  std::vector<TextSpan> alignments;
  text.reserve(text_.size());
  alignments.reserve(text_.size());
  for (const Match& match : matches) {
    if (match.matches) {
      // New characters stand for what the last replaced one stood for.
      const TextSpan span = match.end == 0 ? TextSpan{begin_, begin_} : alignments_[match.end - 1];
      text += content;
      alignments.resize(text.size(), span);
    } else {
      text.append(text_, match.begin, match.end - match.begin);
      alignments.insert(alignments.end(), alignments_.begin() + static_cast<std::ptrdiff_t>(match.begin),
                        alignments_.begin() + static_cast<std::ptrdiff_t>(match.end));
    }
  }
  text_ = std::move(text);
  alignments_ = std::move(alignments);
}

void AlignedText::strip(bool left, bool right) {
  std::vector<Change> changes;
  eachCodePoint(text_, [&](char32_t character, std::size_t, std::size_t) { changes.push_back({character, 0}); });
  const auto isSpace = [](const Change& change) { return isWhitespace(change.character); };
  const auto leading = left ? std::find_if_not(changes.begin(), changes.end(), isSpace) - changes.begin() : 0;
  const auto trailing = right ? std::find_if_not(changes.rbegin(), changes.rend(), isSpace) - changes.rbegin() : 0;
  if (leading == 0 && trailing == 0) return;
  const auto count = static_cast<std::ptrdiff_t>(changes.size());
  changes.resize(static_cast<std::size_t>(std::max(count - trailing, leading)));
  changes.erase(changes.begin(), changes.begin() + leading);
  transform(changes, static_cast<std::size_t>(leading));
}

std::vector<Match> characterMatches(std::string_view text, const std::function<bool(char32_t)>& predicate) {
  std::vector<Match> matches;
  std::size_t last = 0;
  eachCodePoint(text, [&](char32_t character, std::size_t position, std::size_t length) {
    if (predicate(character)) {
      if (last < position) matches.push_back({last, position, false});
      matches.push_back({position, position + length, true});
      last = position + length;
    }
  });
  if (last < text.size()) matches.push_back({last, text.size(), false});
  return matches;
}

std::vector<Match> literalMatches(std::string_view text, std::string_view needle) {
  std::vector<TextSpan> found;
  if (!needle.empty()) {
    for (std::size_t at = text.find(needle); at != std::string_view::npos; at = text.find(needle, at + needle.size())) {
      found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + needle.size())});
    }
  }
  return coverWithGaps(found, text.size());
}

std::vector<Match> coverWithGaps(const std::vector<TextSpan>& found, std::size_t size) {
  std::vector<Match> matches;
  std::size_t last = 0;
  for (const TextSpan& span : found) {
    if (last < span.begin) matches.push_back({last, span.begin, false});
    matches.push_back({span.begin, span.end, true});
    last = span.end;
  }
  if (last < size) matches.push_back({last, size, false});
  return matches;
}

}  // namespace luthier::text
