// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "core/base/random.h"
#include "core/loading/prefetcher.h"

namespace luthier {
namespace {

/// Batches that take a random time to make; fails at one position if asked to.
class SlowMaker final : public BatchMaker {
 public:
  explicit SlowMaker(std::size_t failing = 1'000'000) : failing_(failing) {}
  [[nodiscard]] std::size_t size() const override { return 100; }
  [[nodiscard]] Batch make(const BatchRequest& request) const override {
    ++made;
    const auto position = request.positions.front();
    auto random = Random::keyed(1, position);
    std::this_thread::sleep_for(std::chrono::microseconds(random.below(2000)));
    if (position == failing_) {
      throw std::runtime_error("unreadable");
    }
    return {torch::full({1}, static_cast<float>(position)), {}, request.positions};
  }
  mutable std::atomic<std::size_t> made = 0;

 private:
  std::size_t failing_;
};

std::vector<BatchRequest> requests(std::size_t count) {
  std::vector<BatchRequest> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back({0, {i}});
  }
  return all;
}

TEST(Prefetcher, HandsOutInOrderWhateverTheThreads) {
  for (const std::size_t threads : {0U, 1U, 3U, 8U}) {
    const SlowMaker maker;
    Prefetcher prefetcher(maker, requests(60), threads, 4);
    for (std::size_t i = 0; i < 60; ++i) {
      const auto batch = prefetcher.next();
      ASSERT_TRUE(batch);
      EXPECT_EQ(batch->positions.front(), i);
      EXPECT_EQ(batch->inputs.item<float>(), static_cast<float>(i));
    }
    EXPECT_FALSE(prefetcher.next());
    EXPECT_EQ(maker.made, 60U);
  }
}

TEST(Prefetcher, KeepsNoMoreThanItsDepthAhead) {
  const SlowMaker maker;
  Prefetcher prefetcher(maker, requests(60), 2, 5);
  (void)prefetcher.next();
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_LE(maker.made, 6U);
  EXPECT_GE(maker.made, 5U);
}

TEST(Prefetcher, TakesNoThreadForWhatIsOnlyCopied) {
  class Copier final : public BatchMaker {
   public:
    [[nodiscard]] std::size_t size() const override { return 100; }
    [[nodiscard]] bool onlyCopies() const override { return true; }
    [[nodiscard]] Batch make(const BatchRequest& request) const override {
      EXPECT_EQ(std::this_thread::get_id(), consumer_);
      return {torch::zeros({1}), {}, request.positions};
    }

   private:
    std::thread::id consumer_ = std::this_thread::get_id();
  };
  const Copier maker;
  Prefetcher prefetcher(maker, requests(10), 2);
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(prefetcher.next()->positions.front(), i);
  }
  EXPECT_FALSE(prefetcher.next());
}

TEST(Prefetcher, RethrowsWhereTheBatchIsDue) {
  const SlowMaker maker(3);
  Prefetcher prefetcher(maker, requests(10), 2);
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(prefetcher.next());
  }
  EXPECT_THROW((void)prefetcher.next(), std::runtime_error);
}

TEST(Prefetcher, LeavesAtOnceWithBatchesOutstanding) {
  const SlowMaker maker;
  const auto begin = std::chrono::steady_clock::now();
  {
    Prefetcher prefetcher(maker, requests(100'000), 4);
    (void)prefetcher.next();
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

}  // namespace
}  // namespace luthier
