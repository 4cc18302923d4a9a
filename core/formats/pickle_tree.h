// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

/// Index of a value inside its PickleTree.
using PickleId = std::uint32_t;
inline constexpr PickleId noPickleId = UINT32_MAX;

enum class PickleKind {
  None,
  Boolean,
  Integer,     // fits 64 bits
  BigInteger,  // text: little-endian two's complement
  Real,
  Bytes,       // text
  Text,        // text
  List,        // items
  Tuple,       // items
  Set,         // items
  Dict,        // items: key, value, key, value ...
  Global,      // text: "module.name"
  Object,      // what a call would make: callable, arguments, state, items (of a list), entries (of a dict)
  Persistent,  // arguments: the persistent id
};

/// One value of a pickle, inert: a call is described, never made.
struct PickleValue {
  PickleKind kind = PickleKind::None;
  std::int64_t integer = 0;
  double real = 0.0;
  std::string text;
  std::vector<PickleId> items;
  std::vector<PickleId> entries;
  PickleId callable = noPickleId;
  PickleId arguments = noPickleId;
  PickleId state = noPickleId;
};

/// All values of one pickle; they refer to each other by index, so that neither cycles nor depth can hurt.
class PickleTree {
 public:
  [[nodiscard]] const PickleValue& at(PickleId id) const { return values_.at(id); }
  [[nodiscard]] const PickleValue& root() const { return values_.at(root_); }
  [[nodiscard]] PickleId rootId() const { return root_; }
  [[nodiscard]] const std::vector<PickleValue>& values() const { return values_; }
  /// "module.name" of the global at `id`, or "" where it is none.
  [[nodiscard]] std::string_view globalName(PickleId id) const;
  /// The value of a dict's text key.
  [[nodiscard]] std::optional<PickleId> lookUp(const PickleValue& dict, std::string_view key) const;

 private:
  friend class PickleMachine;
  std::vector<PickleValue> values_;
  PickleId root_ = 0;
};

/// Limits on what one pickle may make.
inline constexpr std::size_t maximumPickleBytes = 64U << 20U;
inline constexpr std::size_t maximumPickleValues = 2'000'000;

/// Reads one pickle (protocols 0 to 5, Lib/pickletools.py) from `bytes`, starting at `position`, which then stands behind its
/// STOP. Nothing is imported, called or opened, whatever the pickle asks for. Throws Error{PickleDamaged, PickleUnsafe};
/// `path` is for the message.
[[nodiscard]] PickleTree readPickle(std::span<const std::byte> bytes, std::size_t& position,
                                    const std::filesystem::path& path);

}  // namespace luthier
