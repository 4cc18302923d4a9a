// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

namespace luthier::text {

/// A token of a remembered word: bytes begin..end of the word.
struct CachedToken {
  std::int32_t id;
  std::uint16_t begin;
  std::uint16_t end;
  std::uint16_t word;    // of the words the remembered text holds
  std::uint8_t leading;  // spaces of the token's text
  std::uint8_t trailing;
};

/// What a stretch of text became.
struct CachedWord {
  std::uint32_t hash;
  std::uint16_t keyLength;
  std::uint16_t words;
  std::uint32_t count;

  // Behind this lie the tokens and the key.
  [[nodiscard]] std::span<const CachedToken> tokens() const {
    return {reinterpret_cast<const CachedToken*>(this + 1), count};
  }
  [[nodiscard]] std::string_view key() const {
    return {reinterpret_cast<const char*>(this + 1) + count * sizeof(CachedToken), keyLength};
  }
};

/// Remembers what words became. Looking up takes no lock; adding takes one. Once full it stays as it is: the first words of a
/// text are the usual ones. Thread-safe.
class WordCache {
 public:
  static constexpr std::size_t longestKey = 64;

  WordCache();

  /// Null where the text is not known.
  [[nodiscard]] const CachedWord* find(std::string_view key) const;
  /// The remembered entry; null where it cannot be kept (too long, too many).
  const CachedWord* add(std::string_view key, std::span<const CachedToken> tokens, std::size_t words);

 private:
  static constexpr std::size_t slotCount = std::size_t{1} << 17U;
  static constexpr std::size_t mostWords = std::size_t{1} << 16U;
  static constexpr std::size_t blockBytes = std::size_t{1} << 18U;
  using Block = std::unique_ptr<std::uint64_t[]>;

  std::vector<std::atomic<const CachedWord*>> slots_;
  std::mutex mutex_;
  std::vector<Block> blocks_;
  std::size_t used_ = blockBytes;  // of the last block
  std::size_t words_ = 0;
};

}  // namespace luthier::text
