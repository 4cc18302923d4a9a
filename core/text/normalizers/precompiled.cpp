// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>
#include <optional>

#include "core/text/code_points.h"
#include "core/text/files/base64.h"
#include "core/text/normalizers/charsmap.h"
#include "core/text/normalizers/normalizer.h"

namespace luthier::text {
namespace {

// Only clusters up to this length are looked up as a whole (after `tokenizers`, where it is a number without a name).
constexpr std::size_t longestCluster = 5;

/// `from` becomes `to`: what is longer is new, what is shorter swallows.
void replaceCharacters(std::vector<Change>& changes, std::string_view from, std::string_view to) {
  const auto before = static_cast<std::int32_t>(codePointCount(from));
  const auto after = static_cast<std::int32_t>(codePointCount(to));
  eachCodePoint(to, [&](char32_t character, std::size_t, std::size_t) { changes.push_back({character, 0}); });
  const std::int32_t difference = after - before;
  for (std::int32_t i = 0; i < difference && i < static_cast<std::int32_t>(changes.size()); ++i) {
    changes[changes.size() - 1 - static_cast<std::size_t>(i)].change = 1;
  }
  if (difference < 0 && !changes.empty()) changes.back().change += difference;
}

/// Calls `visit(cluster)` for every grapheme cluster.
template <typename Visit>
void eachCluster(std::string_view text, Visit visit) {
  UErrorCode status = U_ZERO_ERROR;
  thread_local const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  const icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  breaks->setText(wide);
  std::size_t position = 0;
  std::int32_t wideBegin = breaks->first();
  for (std::int32_t wideEnd = breaks->next(); wideEnd != icu::BreakIterator::DONE; wideEnd = breaks->next()) {
    std::size_t end = position;
    for (std::int32_t i = wideBegin; i < wideEnd; i = wide.moveIndex32(i, 1)) end += sequenceLength(text[end]);
    visit(text.substr(position, end - position));
    position = end;
    wideBegin = wideEnd;
  }
}

void apply(const Charsmap& charsmap, AlignedText& text) {
  std::vector<Change> changes;
  changes.reserve(text.text().size());
  bool modified = false;
  const auto replaced = [&](std::string_view part) {
    const std::optional<std::string_view> mapped = charsmap.find(part);
    if (mapped) replaceCharacters(changes, part, *mapped);
    modified = modified || mapped.has_value();
    return mapped.has_value();
  };
  eachCluster(text.text(), [&](std::string_view cluster) {
    if (cluster.size() <= longestCluster && replaced(cluster)) return;
    eachCodePoint(cluster, [&](char32_t character, std::size_t position, std::size_t length) {
      if (!replaced(cluster.substr(position, length))) changes.push_back({character, 0});
    });
  });
  if (modified) text.transform(changes);
}

}  // namespace

std::unique_ptr<Normalizer> makePrecompiled(const JsonPart& part) {
  const JsonPart charsmap = part.at("precompiled_charsmap");
  const std::optional<std::string> bytes = decodeBase64(charsmap.text());
  if (!bytes) charsmap.refuse("it is no Base64 text");
  std::optional<Charsmap> table = Charsmap::parse(*bytes);
  if (!table) charsmap.refuse("its table is damaged");
  return normalizerFrom([table = *std::move(table)](AlignedText& text) { apply(table, text); });
}

}  // namespace luthier::text
