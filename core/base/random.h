// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace luthier {

/// A small counter-seeded generator (SplitMix64, Steele et al. 2014): the same numbers on every platform and compiler, cheap
/// to make per example, so that the augmentation of an example depends on (seed, epoch, example) and on nothing else.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  /// A generator whose stream is determined by all the keys.
  static Random keyed(std::uint64_t seed, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0);

  std::uint64_t next();
  /// Uniform in [0, 1).
  double uniform();
  double uniform(double low, double high);
  /// Uniform integer in [0, bound), without modulo bias; bound > 0.
  std::uint64_t below(std::uint64_t bound);
  bool chance(double probability);
  /// Standard normal (Box-Muller).
  double normal();

 private:
  std::uint64_t state_;
};

/// 0 .. count-1 in random order (Fisher-Yates).
[[nodiscard]] std::vector<std::size_t> permutation(std::size_t count, Random& random);

}  // namespace luthier
