// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalizers/charsmap.h"

#include "core/base/utf8.h"

namespace luthier::text {
namespace {

constexpr std::size_t unitBytes = 4;

std::uint32_t littleEndian(std::string_view bytes, std::size_t position) {
  std::uint32_t value = 0;
  for (std::size_t i = unitBytes; i-- > 0;) {
    value = value << 8U | static_cast<unsigned char>(bytes[position + i]);
  }
  return value;
}

// The bits of a unit of a Darts-clone trie.
bool hasLeaf(std::uint32_t unit) { return (unit >> 8U & 1U) != 0; }
std::uint32_t value(std::uint32_t unit) { return unit & 0x7FFFFFFFU; }
std::uint32_t label(std::uint32_t unit) { return unit & 0x800000FFU; }
std::uint32_t offset(std::uint32_t unit) { return unit >> 10U << ((unit & 1U << 9U) >> 6U); }

}  // namespace

std::optional<Charsmap> Charsmap::parse(std::string_view bytes) {
  if (bytes.size() < unitBytes) return std::nullopt;
  const std::size_t size = littleEndian(bytes, 0);
  if (size % unitBytes != 0 || size == 0 || size > bytes.size() - unitBytes) return std::nullopt;
  Charsmap result;
  result.units_.reserve(size / unitBytes);
  for (std::size_t i = 0; i < size; i += unitBytes) result.units_.push_back(littleEndian(bytes, unitBytes + i));
  result.replacements_ = bytes.substr(unitBytes + size);
  if (!isValidUtf8(result.replacements_)) return std::nullopt;
  return result;
}

std::optional<std::string_view> Charsmap::find(std::string_view key) const {
  std::size_t node = offset(units_[0]);
  for (const char byte : key) {
    if (byte == '\0') break;
    const auto code = static_cast<std::uint32_t>(static_cast<unsigned char>(byte));
    node ^= code;
    if (node >= units_.size() || label(units_[node]) != code) return std::nullopt;
    const std::uint32_t unit = units_[node];
    node ^= offset(unit);
    if (hasLeaf(unit)) {
      const std::size_t begin = node < units_.size() ? value(units_[node]) : replacements_.size();
      if (begin >= replacements_.size() || (static_cast<unsigned char>(replacements_[begin]) & 0xC0) == 0x80) {
        return std::nullopt;
      }
      const std::string_view rest = std::string_view(replacements_).substr(begin);
      return rest.substr(0, rest.find('\0'));
    }
  }
  return std::nullopt;
}

}  // namespace luthier::text
