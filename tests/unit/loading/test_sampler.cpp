// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/base/random.h"
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

TEST(Sampler, DrawsByWeight) {
  // Ten examples of one class, ninety of another: with inverse frequencies each class makes half of an epoch.
  std::vector<double> weights(100, 1.0 / 90.0);
  std::fill_n(weights.begin(), 10, 1.0 / 10.0);
  const Sampler sampler(weights, 32, 5);
  EXPECT_EQ(sampler.batchesPerEpoch(), 4U);
  EXPECT_EQ(sampler.largestBatch(), 32U);
  std::size_t rare = 0, drawn = 0;
  for (std::int64_t epoch = 0; epoch < 100; ++epoch) {
    for (const auto position : all(sampler.epoch(epoch))) {
      ASSERT_LT(position, 100U);
      rare += position < 10 ? 1 : 0;
      ++drawn;
    }
  }
  EXPECT_EQ(drawn, 10000U);
  EXPECT_NEAR(static_cast<double>(rare) / 10000.0, 0.5, 0.02);
  EXPECT_EQ(sampler.epoch(3), Sampler(weights, 32, 5).epoch(3));
  EXPECT_NE(sampler.epoch(3), sampler.epoch(4));
  EXPECT_NE(sampler.epoch(3), Sampler(weights, 32, 6).epoch(3));
}

TEST(Sampler, NeverDrawsWhatWeighsNothing) {
  const Sampler sampler(std::vector<double>{0.0, 1.0, 0.0, 2.0, 0.0}, 2, 1);
  for (std::int64_t epoch = 0; epoch < 50; ++epoch) {
    for (const auto position : all(sampler.epoch(epoch))) {
      EXPECT_EQ(position % 2, 1U);
    }
  }
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

std::vector<std::int32_t> mixedLengths() {
  std::vector<std::int32_t> lengths;
  auto random = Random::keyed(5, 1);
  for (int i = 0; i < 500; ++i) {
    lengths.push_back(static_cast<std::int32_t>(3 + random.below(i % 10 == 0 ? 200 : 40)));
  }
  return lengths;
}

std::size_t paddedTokens(const std::vector<std::size_t>& batch, const std::vector<std::int32_t>& lengths) {
  std::int32_t longest = 0;
  for (const auto position : batch) {
    longest = std::max(longest, paddedLength(lengths[position]));
  }
  return batch.size() * static_cast<std::size_t>(longest);
}

TEST(Sampler, BucketsWasteLittleAndStillVisitAll) {
  const auto lengths = mixedLengths();
  const auto waste = [&](const Sampler& sampler, std::int64_t epoch) {
    std::size_t tokens = 0, padded = 0;
    for (const auto& batch : sampler.epoch(epoch)) {
      padded += paddedTokens(batch, lengths);
      for (const auto position : batch) tokens += static_cast<std::size_t>(lengths[position]);
    }
    return static_cast<double>(padded) / static_cast<double>(tokens);
  };
  const Sampler buckets({lengths, 16, 0}, true, 3);
  EXPECT_EQ(buckets.batchesPerEpoch(), 32U);
  EXPECT_LT(waste(buckets, 0), 1.2);
  EXPECT_GT(waste(Sampler(lengths.size(), 16, true, 3), 0), 2.0);
  for (const std::int64_t epoch : {0, 1}) {
    const auto positions = all(buckets.epoch(epoch));
    EXPECT_EQ(positions.size(), lengths.size());
    EXPECT_EQ(std::set(positions.begin(), positions.end()).size(), lengths.size());
  }
  EXPECT_EQ(buckets.epoch(4), Sampler({lengths, 16, 0}, true, 3).epoch(4));
  EXPECT_NE(buckets.epoch(4), buckets.epoch(5));
  EXPECT_NE(buckets.epoch(4), Sampler({lengths, 16, 0}, true, 4).epoch(4));
}

TEST(Sampler, ATokenBudgetIsKeptAndTheStepsOfAnEpochAreConstant) {
  const auto lengths = mixedLengths();
  const Sampler sampler({lengths, 1, 512}, true, 3);
  for (const std::int64_t epoch : {0, 1, 7}) {
    const auto batches = sampler.epoch(epoch);
    EXPECT_EQ(batches.size(), sampler.batchesPerEpoch());
    EXPECT_EQ(all(batches).size(), lengths.size());
    for (const auto& batch : batches) {
      EXPECT_LE(paddedTokens(batch, lengths), 512U);
    }
  }
  const std::vector<std::int32_t> tooLong{1000, 2000, 1000};
  EXPECT_EQ(Sampler({tooLong, 1, 512}, true, 3).batchesPerEpoch(), 3U);  // each alone
  EXPECT_EQ(Sampler({{}, 8, 512}, true, 3).batchesPerEpoch(), 0U);
}

TEST(Sampler, BucketsWithoutChanceGoByLength) {
  const std::vector<std::int32_t> lengths{9, 3, 20, 1, 9};
  EXPECT_EQ(Sampler({lengths, 2, 0}, false, 1).epoch(0), (std::vector<std::vector<std::size_t>>{{3, 1}, {0, 4}, {2}}));
}

}  // namespace
}  // namespace luthier
