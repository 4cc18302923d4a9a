// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/loading/sampler.h"

namespace luthier {
namespace {

std::multiset<std::size_t> all(const std::vector<std::vector<std::size_t>>& batches) {
  std::multiset<std::size_t> positions;
  for (const auto& batch : batches) {
    positions.insert(batch.begin(), batch.end());
  }
  return positions;
}

TEST(Sampler, VisitsEveryExampleOnceInEveryEpoch) {
  const Sampler sampler(103, 10, true, 7);
  const auto batches = sampler.epoch(0);
  EXPECT_EQ(batches.size(), 11U);
  EXPECT_EQ(sampler.batchesPerEpoch(), 11U);
  const auto positions = all(batches);
  EXPECT_EQ(positions.size(), 103U);
  EXPECT_EQ(std::set(positions.begin(), positions.end()).size(), 103U);
  EXPECT_EQ(*positions.rbegin(), 102U);
}

TEST(Sampler, OrderDependsOnSeedAndEpochOnly) {
  const Sampler sampler(50, 8, true, 7);
  EXPECT_EQ(sampler.epoch(3), Sampler(50, 8, true, 7).epoch(3));
  EXPECT_NE(sampler.epoch(3), sampler.epoch(4));
  EXPECT_NE(sampler.epoch(3), Sampler(50, 8, true, 8).epoch(3));
}

TEST(Sampler, WithoutShufflingKeepsTheOrder) {
  const auto batches = Sampler(5, 2, false, 7).epoch(9);
  EXPECT_EQ(batches, (std::vector<std::vector<std::size_t>>{{0, 1}, {2, 3, 4}}));
}

TEST(Sampler, ALoneExampleJoinsTheBatchBefore) {
  for (const std::size_t examples : {1U, 9U, 10U, 11U, 12U, 21U}) {
    const Sampler sampler(examples, 10, true, 1);
    const auto batches = sampler.epoch(0);
    EXPECT_EQ(batches.size(), sampler.batchesPerEpoch());
    EXPECT_EQ(all(batches).size(), examples);
    EXPECT_TRUE(examples == 1 || batches.back().size() > 1) << examples;
  }
  EXPECT_EQ(Sampler(3, 1, true, 1).batchesPerEpoch(), 3U);  // asked for: batches of one
  EXPECT_EQ(Sampler(0, 4, true, 1).epoch(0).size(), 0U);
}

}  // namespace
}  // namespace luthier
