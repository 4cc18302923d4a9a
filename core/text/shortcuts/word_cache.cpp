// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/shortcuts/word_cache.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>

#include "core/text/vocabularies/vocabulary.h"

namespace luthier::text {

WordCache::WordCache() : slots_(slotCount) {}

const CachedWord* WordCache::find(std::string_view key) const {
  const auto hash = static_cast<std::uint32_t>(hashText(key));
  for (std::size_t i = hash & (slotCount - 1);; i = (i + 1) & (slotCount - 1)) {
    const CachedWord* word = slots_[i].load(std::memory_order_acquire);
    if (!word || (word->hash == hash && word->key() == key)) return word;
  }
}

const CachedWord* WordCache::add(std::string_view key, std::span<const CachedToken> tokens, std::size_t words) {
  if (key.size() > longestKey || words > std::numeric_limits<std::uint16_t>::max()) return nullptr;
  const std::lock_guard lock(mutex_);
  if (const CachedWord* known = find(key)) return known;
  const std::size_t bytes = (sizeof(CachedWord) + tokens.size_bytes() + key.size() + 7) / 8 * 8;
  if (words_ >= mostWords || bytes > blockBytes) return nullptr;
  if (used_ + bytes > blockBytes) {
    blocks_.push_back(std::make_unique<std::uint64_t[]>(blockBytes / 8));
    used_ = 0;
  }
  auto* place = reinterpret_cast<char*>(blocks_.back().get()) + used_;
  used_ += bytes;
  auto* word = new (place) CachedWord{static_cast<std::uint32_t>(hashText(key)), static_cast<std::uint16_t>(key.size()),
                                      static_cast<std::uint16_t>(words), static_cast<std::uint32_t>(tokens.size())};
  if (!tokens.empty()) std::memcpy(place + sizeof(CachedWord), tokens.data(), tokens.size_bytes());
  std::memcpy(place + sizeof(CachedWord) + tokens.size_bytes(), key.data(), key.size());
  std::size_t i = word->hash & (slotCount - 1);
  while (slots_[i].load(std::memory_order_relaxed)) i = (i + 1) & (slotCount - 1);
  slots_[i].store(word, std::memory_order_release);
  ++words_;
  return word;
}

}  // namespace luthier::text
