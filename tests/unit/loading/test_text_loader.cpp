// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/loading/sampler.h"
#include "core/loading/text_loader.h"

namespace luthier {
namespace {

/// A letter is a token; every eight of them are a window. Chance replaces the first token.
class Letters final : public TextFormat {
 public:
  [[nodiscard]] std::vector<TokenRow> rows(const ExampleRecord& example, const TextRecord& text) const override {
    std::vector<TokenRow> rows;
    for (std::size_t begin = 0; begin < text.text.size(); begin += 8) {
      auto& row = rows.emplace_back();
      for (const char letter : text.text.substr(begin, 8)) {
        row.ids.push_back(letter);
      }
      row.types.assign(row.ids.size(), 1);
      row.targets = {example.label};
    }
    return rows;
  }
  [[nodiscard]] torch::Tensor targets(std::span<const TokenRow> rows, std::int64_t) const override {
    auto labels = torch::empty({static_cast<std::int64_t>(rows.size())}, torch::kInt64);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      labels[static_cast<std::int64_t>(i)] = rows[i].targets.front();
    }
    return labels;
  }
  void disturb(TokenRow& row, Random& random) const override { row.ids[0] = static_cast<std::int32_t>(random.below(1000)); }
};

class TextLoading : public ::testing::Test {
 protected:
  TextLoading() {
    for (const char* text : {"abc", "abcdefghij", "z"}) {
      texts.push_back({static_cast<RowId>(texts.size()), text, std::nullopt, ""});
      examples.emplace_back().label = static_cast<std::int32_t>(texts.size());
    }
    for (const auto& text : texts) {
      places.push_back(&text);
    }
  }
  [[nodiscard]] TextLoader loader(TextLoaderOptions options) const {
    options.maximumLength = 8;
    options.paddingToken = -7;
    return {std::make_shared<Letters>(), examples, places, options};
  }

  std::vector<ExampleRecord> examples;
  std::vector<TextRecord> texts;
  std::vector<const TextRecord*> places;
};

TEST_F(TextLoading, WindowsArePaddedToTheLongestOfTheBatch) {
  const auto all = loader({.cacheBytes = 1 << 20});
  ASSERT_EQ(all.size(), 4U);  // the second text has two windows
  EXPECT_EQ(std::vector(all.lengths().begin(), all.lengths().end()), (std::vector<std::int32_t>{3, 8, 2, 1}));
  EXPECT_EQ(all.places()[2].example, 1U);
  EXPECT_EQ(all.places()[2].window, 1U);
  const auto batch = all.make({0, {0, 2}});
  ASSERT_EQ(batch.inputs.sizes().vec(), (std::vector<std::int64_t>{2, 3, 4}));
  EXPECT_EQ(batch.tokens, 5);
  EXPECT_EQ(batch.inputs[0][0][1].item<std::int64_t>(), 'b');
  EXPECT_EQ(batch.inputs[0][0][3].item<std::int64_t>(), -7);
  EXPECT_EQ(batch.inputs[0][1].sum().item<std::int64_t>(), 3);
  EXPECT_EQ(batch.inputs[1][2].sum().item<std::int64_t>(), 2);
  EXPECT_TRUE(torch::equal(batch.targets, torch::tensor({1, 2}, torch::kInt64)));
}

TEST_F(TextLoading, DependsOnSeedEpochAndPositionOnly) {
  const auto kept = loader({.augmented = true, .seed = 4, .cacheBytes = 1 << 20});
  const auto forgotten = loader({.augmented = true, .seed = 4, .cacheBytes = 0});
  const auto make = [](const TextLoader& from, std::int64_t epoch) { return from.make({epoch, {3, 1, 0}}).inputs; };
  EXPECT_TRUE(torch::equal(make(kept, 2), make(forgotten, 2)));
  EXPECT_TRUE(torch::equal(make(kept, 2), make(kept, 2)));
  EXPECT_FALSE(torch::equal(make(kept, 2), make(kept, 3)));
  EXPECT_FALSE(torch::equal(make(kept, 2), make(loader({.augmented = true, .seed = 5}), 2)));
  const auto plain = loader({.augmented = false, .seed = 4});
  EXPECT_TRUE(torch::equal(make(plain, 2), make(plain, 3)));
}

TEST_F(TextLoading, NoBatchIsLongerThanTheNetworkAllows) {
  const std::vector<TokenRow> rows{{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {}, {}}};
  EXPECT_EQ(paddedInputs(rows, 0, 11).size(2), 11);
  EXPECT_EQ(paddedInputs(rows, 0, 512).size(2), 12);
}

}  // namespace
}  // namespace luthier
