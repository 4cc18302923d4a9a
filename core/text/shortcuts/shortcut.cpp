// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/shortcuts/shortcut.h"

#include <utility>

namespace luthier::text {

void Shortcut::append(std::string_view stretch, std::size_t position, std::int32_t& word, TokenList& tokens) const {
  const CachedWord* known = stretch.size() <= WordCache::longestKey ? cache_.find(stretch) : nullptr;
  if (!known) {
    appendNew(stretch, position, word, tokens);
    return;
  }
  const auto begin = static_cast<std::uint32_t>(position);
  for (const CachedToken& token : known->tokens()) {
    tokens.ids.push_back(token.id);
    tokens.offsets.push_back({begin + token.begin, begin + token.end});
    tokens.words.push_back(word + token.word);
    if (spaces_) tokens.spaces.push_back({token.leading, token.trailing});
  }
  word += known->words;
}

void Shortcut::appendNew(std::string_view stretch, std::size_t position, std::int32_t& word, TokenList& tokens) const {
  thread_local TokenList made;
  thread_local std::vector<CachedToken> remembered;
  made.clear();
  remembered.clear();
  pipe_(stretch, made);
  const auto begin = static_cast<std::uint32_t>(position);
  const bool fits = stretch.size() <= WordCache::longestKey;
  for (std::size_t i = 0; i < made.size(); ++i) {
    const TextSpan span = made.offsets[i];
    tokens.ids.push_back(made.ids[i]);
    tokens.offsets.push_back({begin + span.begin, begin + span.end});
    tokens.words.push_back(word + made.words[i]);
    const TokenSpaces spaces = spaces_ ? made.spaces[i] : TokenSpaces{};
    if (spaces_) tokens.spaces.push_back(spaces);
    if (!fits) continue;
    remembered.push_back({made.ids[i], static_cast<std::uint16_t>(span.begin), static_cast<std::uint16_t>(span.end),
                          static_cast<std::uint16_t>(made.words[i]), static_cast<std::uint8_t>(spaces.leading),
                          static_cast<std::uint8_t>(spaces.trailing)});
  }
  const std::int32_t words = made.size() == 0 ? 0 : made.words.back() + 1;
  word += words;
  if (fits) cache_.add(stretch, remembered, static_cast<std::size_t>(words));
}

std::unique_ptr<Shortcut> makeShortcut(const JsonPart& file, Shortcut::Pipe pipe, bool spaces) {
  auto shortcut = makeBertShortcut(file, pipe, spaces);
  return shortcut ? std::move(shortcut) : makeByteLevelShortcut(file, std::move(pipe), spaces);
}

}  // namespace luthier::text
