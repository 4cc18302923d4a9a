// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/damaged/mutation.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace luthier::damaged {
namespace {

constexpr std::uint64_t largestPart = 64;  // bytes that one change moves; files are a few hundred long

std::ptrdiff_t place(const Bytes& bytes, Random& random) { return static_cast<std::ptrdiff_t>(random.below(bytes.size())); }

/// A part of the file: where it begins, and how long it is (at least one byte).
struct Part {
  std::ptrdiff_t begin, end;
};
Part part(const Bytes& bytes, Random& random) {
  const auto begin = place(bytes, random);
  const auto room = static_cast<std::uint64_t>(bytes.size()) - static_cast<std::uint64_t>(begin);
  return {begin, begin + 1 + static_cast<std::ptrdiff_t>(random.below(std::min(room, largestPart)))};
}

void flipBit(Bytes& bytes, Random& random) {
  bytes[static_cast<std::size_t>(place(bytes, random))] ^= static_cast<std::byte>(1U << random.below(8));
}

void setByte(Bytes& bytes, Random& random) {
  bytes[static_cast<std::size_t>(place(bytes, random))] = static_cast<std::byte>(random.below(256));
}

void setNumber(Bytes& bytes, Random& random) {
  static constexpr std::array<std::uint64_t, 14> edges{0,
                                                       1,
                                                       0x7f,
                                                       0x80,
                                                       0xff,
                                                       0x7fff,
                                                       0x8000,
                                                       0xffff,
                                                       0x7fffffff,
                                                       0x80000000,
                                                       0xffffffff,
                                                       0x7fffffffffffffff,
                                                       0x8000000000000000,
                                                       0xffffffffffffffff};
  const auto value = edges.at(random.below(edges.size())) + (random.chance(0.3) ? random.below(5) : 0);
  const auto width = std::size_t{1} << random.below(4);
  const bool little = random.chance(0.5);
  const auto begin = static_cast<std::size_t>(place(bytes, random));
  for (std::size_t i = 0; i < width && begin + i < bytes.size(); ++i) {
    bytes[begin + i] = static_cast<std::byte>(value >> (8 * (little ? i : width - 1 - i)));
  }
}

void lose(Bytes& bytes, Random& random) {
  const auto [begin, end] = part(bytes, random);
  bytes.erase(bytes.begin() + begin, bytes.begin() + end);
}

void repeat(Bytes& bytes, Random& random) {
  const auto [begin, end] = part(bytes, random);
  const Bytes copy(bytes.begin() + begin, bytes.begin() + end);
  for (auto times = 1 + random.below(4); times > 0; --times) {
    bytes.insert(bytes.begin() + begin, copy.begin(), copy.end());
  }
}

void exchange(Bytes& bytes, Random& random) {
  const auto [begin, end] = part(bytes, random);
  const auto other = place(bytes, random);
  const auto length = std::min<std::ptrdiff_t>(end - begin, static_cast<std::ptrdiff_t>(bytes.size()) - other);
  for (std::ptrdiff_t i = 0; i < length; ++i) {
    std::swap(bytes[static_cast<std::size_t>(begin + i)], bytes[static_cast<std::size_t>(other + i)]);
  }
}

void overwrite(Bytes& bytes, Random& random) {
  const auto [begin, end] = part(bytes, random);
  for (auto i = begin; i < end; ++i) {
    bytes[static_cast<std::size_t>(i)] = static_cast<std::byte>(random.below(256));
  }
}

void splice(Bytes& bytes, std::span<const std::byte> other, Random& random) {
  if (other.empty()) {
    return;
  }
  bytes.resize(static_cast<std::size_t>(place(bytes, random)));
  const auto tail = other.subspan(random.below(other.size()));
  bytes.insert(bytes.end(), tail.begin(), tail.end());
}

}  // namespace

Bytes mutated(std::span<const std::byte> seed, std::span<const std::byte> other, Random& random) {
  Bytes bytes(seed.begin(), seed.end());
  for (auto changes = 1 + random.below(4); changes > 0 && !bytes.empty(); --changes) {
    switch (random.below(8)) {
      case 0:
        flipBit(bytes, random);
        break;
      case 1:
        setByte(bytes, random);
        break;
      case 2:
        lose(bytes, random);
        break;
      case 3:
        repeat(bytes, random);
        break;
      case 4:
        exchange(bytes, random);
        break;
      case 5:
        overwrite(bytes, random);
        break;
      case 6:
        splice(bytes, other, random);
        break;
      default:
        setNumber(bytes, random);
        break;
    }
  }
  return bytes;
}

}  // namespace luthier::damaged
