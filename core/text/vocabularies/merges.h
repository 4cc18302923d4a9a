// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace luthier::text {

/// Pairs of token ids that become one, with their rank: a hash table of numbers.
class Merges {
 public:
  struct Merge {
    std::uint32_t rank = none;
    std::int32_t id = -1;
  };
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  Merges() : Merges(0) {}
  explicit Merges(std::size_t count) : slots_(std::bit_ceil(count * 2 + 2)) {}

  /// Of equal pairs the last one counts.
  void set(std::int32_t first, std::int32_t second, Merge merge) {
    Slot& slot = slots_[place(key(first, second))];
    slot = {key(first, second), merge};
  }
  /// Rank `none` where the two do not merge.
  [[nodiscard]] Merge find(std::int32_t first, std::int32_t second) const { return slots_[place(key(first, second))].merge; }

 private:
  static constexpr std::uint64_t unused = ~std::uint64_t{0};
  struct Slot {
    std::uint64_t key = unused;
    Merge merge;
  };
  static std::uint64_t key(std::int32_t first, std::int32_t second) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(first)) << 32U | static_cast<std::uint32_t>(second);
  }
  [[nodiscard]] std::size_t place(std::uint64_t wanted) const {
    constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15ULL;
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = static_cast<std::size_t>(wanted * multiplier >> 29U) & mask;
    while (slots_[i].key != wanted && slots_[i].key != unused) i = (i + 1) & mask;
    return i;
  }

  std::vector<Slot> slots_;
};

}  // namespace luthier::text
