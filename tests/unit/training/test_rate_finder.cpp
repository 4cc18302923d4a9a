// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/rate_finder.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/training/harness.h"

namespace luthier::test {
namespace {

TEST(RateFinder, EndsAsFastai) {
  // average_k = 0.98 average_{k-1} + 0.02 loss_k, divided by 1 - 0.98^k: by hand for 3, 1, 2.
  RateSweepRecorder recorder;
  recorder.add(0.1, 3.0);
  EXPECT_NEAR(recorder.average(), 3.0, 1e-12);
  recorder.add(0.2, 1.0);
  EXPECT_NEAR(recorder.average(), (0.98 * 0.02 * 3.0 + 0.02 * 1.0) / (1.0 - 0.98 * 0.98), 1e-12);
  recorder.add(0.4, 2.0);
  EXPECT_NEAR(recorder.average(), (0.98 * 0.98 * 0.06 + 0.98 * 0.02 + 0.04) / (1.0 - std::pow(0.98, 3)), 1e-12);
  EXPECT_FALSE(recorder.exploded());
  for (int i = 0; i < 200 && !recorder.exploded(); ++i) {
    recorder.add(1.0, 40.0);
  }
  EXPECT_TRUE(recorder.exploded());
  EXPECT_GT(recorder.average(), 4.0 * 2.0);
}

TEST(RateFinder, SmoothsWithoutLaggingBehind) {
  // By hand: neighbours at a tenth of a decade weigh 0.8, at two tenths 0.6.
  std::vector<RateSweepPoint> few{{1.0, 3.0, 0.0}, {std::pow(10.0, 0.1), 1.0, 0.0}, {std::pow(10.0, 0.2), 2.0, 0.0}};
  smooth(few);
  EXPECT_NEAR(few[0].smoothed, (3.0 + 0.8 * 1.0 + 0.6 * 2.0) / 2.4, 1e-12);
  EXPECT_NEAR(few[1].smoothed, (0.8 * 3.0 + 1.0 + 0.8 * 2.0) / 2.6, 1e-12);

  // Noise on a loss that is steepest at 3e-3 moves what is suggested by less than a third of a decade.
  std::vector<RateSweepPoint> points;
  auto random = Random::keyed(3, 1);
  for (int i = 0; i < 100; ++i) {
    const double logarithm = -7.0 + 0.08 * i;
    const double rising = std::max(0.0, logarithm);
    points.push_back({std::pow(10.0, logarithm),
                      1.0 + 1.0 / (1.0 + std::exp(4.0 * (logarithm + 2.5))) + rising + 0.05 * random.uniform(), 0.0});
  }
  smooth(points);
  const auto found = steepestRate(points);
  ASSERT_TRUE(found);
  EXPECT_NEAR(std::log10(*found), -2.5, 0.33);
}

TEST(RateFinder, SuggestsTheSteepestDescent) {
  // A loss that falls from 2 to 1 over the logarithm of the rate, steepest at 1e-3, and then rises.
  std::vector<RateSweepPoint> points;
  for (int i = 0; i < 100; ++i) {
    const double logarithm = -6.0 + 0.06 * i;
    const double loss = 1.0 + 1.0 / (1.0 + std::exp(4.0 * (logarithm + 3.0))) + (logarithm > -1.0 ? logarithm + 1.0 : 0.0);
    points.push_back({std::pow(10.0, logarithm), loss, loss});
  }
  const auto found = steepestRate(points);
  ASSERT_TRUE(found);
  EXPECT_NEAR(std::log10(*found), -3.0, 0.07);
  for (auto& point : points) {
    point.smoothed = 1.0 + point.rate;
  }
  EXPECT_FALSE(steepestRate(points));
  EXPECT_FALSE(steepestRate({}));
}

TEST(RateFinder, SweepsAndLeavesTheNetworkAsItWas) {
  auto config = smallConfig();
  config.optimizer = "sgd";
  PreparedLine task(config);
  StateDict before;
  for (const auto& [name, tensor] : stateDictOf(task.module())) {
    before[name] = tensor.clone();
  }
  const auto random = at::detail::getDefaultCPUGenerator().get_state().clone();
  ExecutionPlan plan;
  std::int64_t told = 0;
  const auto sweep =
      findRate(task, config, plan, {1e-5, 100.0, 80}, [&](const Progress& progress) { told = progress.done; }, {});
  ASSERT_GT(sweep.points.size(), 20U);
  EXPECT_EQ(told, static_cast<std::int64_t>(std::max<std::size_t>(sweep.points.size(), static_cast<std::size_t>(told))));
  EXPECT_NEAR(sweep.points[0].rate, 1e-5, 1e-12);
  const double factor = sweep.points[1].rate / sweep.points[0].rate;
  EXPECT_NEAR(factor, std::pow(1e7, 1.0 / 79.0), 1e-9);
  ASSERT_TRUE(sweep.suggestion);
  EXPECT_GT(*sweep.suggestion, 1e-4);
  EXPECT_LT(*sweep.suggestion, 10.0);
  EXPECT_TRUE(sameTensors(before, stateDictOf(task.module())));
  EXPECT_TRUE(torch::equal(random, at::detail::getDefaultCPUGenerator().get_state()));
  const auto again = findRate(task, config, plan, {1e-5, 100.0, 80}, nullptr, {});
  EXPECT_EQ(again.points, sweep.points);
}

TEST(RateFinder, CanBeCancelled) {
  const auto config = smallConfig();
  PreparedLine task(config);
  CancelToken cancel;
  const auto stop = [&](const Progress& progress) {
    if (progress.done == 5) {
      cancel.cancel();
    }
  };
  EXPECT_THROW((void)findRate(task, config, {}, {}, stop, cancel), Error);
}

}  // namespace
}  // namespace luthier::test
