// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace luthier::text {

/// Tokens and their ids, both ways. All characters lie in one block and the hash table holds only numbers, so that a look-up
/// allocates nothing.
class Vocabulary {
 public:
  static constexpr std::int32_t missing = -1;

  Vocabulary() = default;
  /// Of equal texts the last one counts; ids are at most largestTokenId.
  explicit Vocabulary(const std::vector<std::pair<std::string, std::int32_t>>& tokens);

  /// The id, or `missing`.
  [[nodiscard]] std::int32_t find(std::string_view token) const;
  [[nodiscard]] std::optional<std::string_view> token(std::int32_t id) const;
  [[nodiscard]] std::size_t size() const noexcept { return count_; }
  [[nodiscard]] std::int32_t largestId() const noexcept { return static_cast<std::int32_t>(places_.size()) - 1; }

 private:
  struct Place {
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
    bool used = false;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::int32_t id = missing;
  };

  void insert(std::string_view token, std::int32_t id);

  std::string characters_;
  std::vector<Place> places_;  // by id
  std::vector<Slot> slots_;    // a power of two
  std::size_t count_ = 0;
};

/// A hash of short texts; not for untrusted keys in unbounded tables.
[[nodiscard]] std::uint64_t hashText(std::string_view text);

}  // namespace luthier::text
