// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/vocabularies/vocabulary.h"

#include <bit>
#include <cstring>

namespace luthier::text {
namespace {

constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15ULL;

std::uint64_t mixed(std::uint64_t state, std::uint64_t word) {
  const auto product = static_cast<unsigned __int128>(state ^ word) * multiplier;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

}  // namespace

std::uint64_t hashText(std::string_view text) {
  std::uint64_t state = multiplier + text.size();
  const char* data = text.data();
  std::size_t left = text.size();
  for (; left > 8; left -= 8, data += 8) {
    std::uint64_t word;
    std::memcpy(&word, data, 8);
    state = mixed(state, word);
  }
  std::uint64_t word = 0;
  std::memcpy(&word, data, left);
  return mixed(state + multiplier, word);
}

Vocabulary::Vocabulary(const std::vector<std::pair<std::string, std::int32_t>>& tokens)
    : slots_(std::bit_ceil(tokens.size() * 2 + 2)) {
  for (const auto& [token, id] : tokens) {
    insert(token, id);
  }
}

void Vocabulary::insert(std::string_view token, std::int32_t id) {
  const auto index = static_cast<std::size_t>(id);
  if (places_.size() <= index) places_.resize(index + 1);
  places_[index] = {static_cast<std::uint32_t>(characters_.size()), static_cast<std::uint32_t>(token.size()), true};
  characters_ += token;
  const auto hash = static_cast<std::uint32_t>(hashText(token));
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.id == missing) {
      slot = {hash, id};
      ++count_;
      return;
    }
    if (slot.hash == hash && this->token(slot.id) == token) {
      slot.id = id;
      return;
    }
  }
}

std::int32_t Vocabulary::find(std::string_view token) const {
  if (slots_.empty()) return missing;
  const auto hash = static_cast<std::uint32_t>(hashText(token));
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask; slots_[i].id != missing; i = (i + 1) & mask) {
    const Slot& slot = slots_[i];
    if (slot.hash == hash) {
      const Place& place = places_[static_cast<std::size_t>(slot.id)];
      if (place.length == token.size() && std::memcmp(characters_.data() + place.begin, token.data(), token.size()) == 0) {
        return slot.id;
      }
    }
  }
  return missing;
}

std::optional<std::string_view> Vocabulary::token(std::int32_t id) const {
  if (id < 0 || static_cast<std::size_t>(id) >= places_.size() || !places_[static_cast<std::size_t>(id)].used) {
    return std::nullopt;
  }
  const Place& place = places_[static_cast<std::size_t>(id)];
  return std::string_view(characters_).substr(place.begin, place.length);
}

}  // namespace luthier::text
