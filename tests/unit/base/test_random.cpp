// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/random.h"

namespace luthier {
namespace {

TEST(Random, IsSplitMix64) {
  // The first outputs for seed 1234567 as published with the reference implementation (Vigna, splitmix64.c).
  Random random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317ULL);
  EXPECT_EQ(random.next(), 3203168211198807973ULL);
  EXPECT_EQ(random.next(), 9817491932198370423ULL);
}

TEST(Random, KeysGiveUnrelatedStreams) {
  std::set<std::uint64_t> firsts;
  for (std::uint64_t epoch = 0; epoch < 20; ++epoch) {
    for (std::uint64_t example = 0; example < 500; ++example) {
      firsts.insert(Random::keyed(1, epoch, example).next());
    }
  }
  EXPECT_EQ(firsts.size(), 10'000U);
  EXPECT_EQ(Random::keyed(1, 2, 3).next(), Random::keyed(1, 2, 3).next());
  EXPECT_NE(Random::keyed(1, 2, 3).next(), Random::keyed(1, 3, 2).next());
}

TEST(Random, UniformAndNormalHaveTheirMoments) {
  Random random(7);
  const int count = 200'000;
  double sum = 0, normalSum = 0, normalSquares = 0;
  for (int i = 0; i < count; ++i) {
    const double value = random.uniform();
    ASSERT_GE(value, 0.0);
    ASSERT_LT(value, 1.0);
    sum += value;
    const double normal = random.normal();
    normalSum += normal;
    normalSquares += normal * normal;
  }
  EXPECT_NEAR(sum / count, 0.5, 0.004);
  EXPECT_NEAR(normalSum / count, 0.0, 0.012);
  EXPECT_NEAR(normalSquares / count, 1.0, 0.02);
}

TEST(Random, BelowIsFairAndInRange) {
  Random random(3);
  std::vector<int> counts(7);
  for (int i = 0; i < 70'000; ++i) {
    ++counts.at(random.below(7));
  }
  for (const int count : counts) {
    EXPECT_NEAR(count, 10'000, 500);
  }
  EXPECT_EQ(random.below(1), 0U);
}

TEST(Permutation, HoldsEveryIndexOnce) {
  Random random(5);
  auto order = permutation(1000, random);
  EXPECT_FALSE(std::is_sorted(order.begin(), order.end()));
  std::sort(order.begin(), order.end());
  for (std::size_t i = 0; i < order.size(); ++i) {
    ASSERT_EQ(order[i], i);
  }
  EXPECT_TRUE(permutation(0, random).empty());
}

}  // namespace
}  // namespace luthier
