// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace luthier {

Random Random::keyed(std::uint64_t seed, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  // Each key is stirred in by a full step of the generator, so that neighbouring keys give unrelated streams.
  Random random(seed);
  for (const std::uint64_t key : {a, b, c}) {
    random.state_ = random.next() ^ key;
  }
  random.state_ = random.next();
  return random;
}

std::uint64_t Random::next() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
  return mixed ^ (mixed >> 31U);
}

double Random::uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

double Random::uniform(double low, double high) { return low + (high - low) * uniform(); }

std::uint64_t Random::below(std::uint64_t bound) {
  // Values below 2^64 mod bound are drawn again: the rest is a whole number of rounds of `bound`.
  const std::uint64_t threshold = (0 - bound) % bound;
  std::uint64_t value = next();
  while (value < threshold) {
    value = next();
  }
  return value % bound;
}

bool Random::chance(double probability) { return uniform() < probability; }

double Random::normal() {
  const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
  return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

std::vector<std::size_t> permutation(std::size_t count, Random& random) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t left = count; left > 1; --left) {
    std::swap(order[left - 1], order[random.below(left)]);
  }
  return order;
}

}  // namespace luthier
