// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/training/schedule.h"

namespace luthier {
namespace {

TrainingConfig configured(const std::string& schedule) {
  TrainingConfig config;
  config.schedule = schedule;
  config.learningRate = 0.1;
  return config;
}

TEST(Schedule, OneCycleIsTorchs) {
  // The definition of torch.optim.lr_scheduler.OneCycleLR for max_lr=0.1, total_steps=10, evaluated in Python.
  const std::vector<double> expected{0.004,
                                     0.052000000000000005,
                                     0.1,
                                     0.09504846320134737,
                                     0.08117456539497631,
                                     0.06112620219362893,
                                     0.03887419780637107,
                                     0.01882583460502369,
                                     0.004951936798652628,
                                     4e-07};
  const Schedule schedule(configured("one_cycle"), 5, {2});
  ASSERT_EQ(schedule.totalSteps(), 10);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(schedule.learningRate(static_cast<std::int64_t>(i)), expected[i], 1e-12) << i;
  }
}

TEST(Schedule, LinearIsTransformers) {
  // get_linear_schedule_with_warmup(num_warmup_steps=3, num_training_steps=11) for a rate of 0.1.
  const std::vector<double> expected{0.0, 1.0 / 30, 2.0 / 30, 0.1, 0.0875, 0.075, 0.0625, 0.05, 0.0375, 0.025, 0.0125};
  auto config = configured("linear");
  config.warmupShare = 0.2;  // 2.2 steps, rounded up as transformers does
  auto steps = configured("linear");
  steps.warmupSteps = 3;
  for (const auto& each : {config, steps}) {
    const Schedule schedule(each, 11, {1});
    for (std::size_t i = 0; i < expected.size(); ++i) {
      EXPECT_NEAR(schedule.learningRate(static_cast<std::int64_t>(i)), expected[i], 1e-12) << i;
    }
  }
}

TEST(Schedule, WarmUpThenCosineToZero) {
  auto config = configured("cosine");
  config.warmupEpochs = 1.0;
  const Schedule schedule(config, 4, {3});
  EXPECT_DOUBLE_EQ(schedule.learningRate(0), 0.025);
  EXPECT_DOUBLE_EQ(schedule.learningRate(3), 0.1);
  EXPECT_DOUBLE_EQ(schedule.learningRate(4), 0.1);
  EXPECT_NEAR(schedule.learningRate(8), 0.05, 1e-12);
  EXPECT_LT(schedule.learningRate(11), 0.005);
}

TEST(Schedule, StepFallsByItsFactor) {
  auto config = configured("step");
  config.stepEpochs = 2;
  config.stepFactor = 0.5;
  const Schedule schedule(config, 10, {6});
  EXPECT_DOUBLE_EQ(schedule.learningRate(19), 0.1);
  EXPECT_DOUBLE_EQ(schedule.learningRate(20), 0.05);
  EXPECT_DOUBLE_EQ(schedule.learningRate(40), 0.025);
}

TEST(Schedule, AddedEpochsAnnealFromATenth) {
  const Schedule schedule(configured("one_cycle"), 10, {2, 3, 1});
  EXPECT_EQ(schedule.totalSteps(), 60);
  EXPECT_LT(schedule.learningRate(19), 1e-6);
  EXPECT_DOUBLE_EQ(schedule.learningRate(20), 0.01);
  EXPECT_LT(schedule.learningRate(49), 0.0002);
  EXPECT_DOUBLE_EQ(schedule.learningRate(50), 0.01);
  EXPECT_DOUBLE_EQ(Schedule(configured("constant"), 10, {2, 3}).learningRate(45), 0.1);
}

TEST(Schedule, OneStepInAllIsStillANumber) {
  const Schedule schedule(configured("one_cycle"), 1, {1});
  EXPECT_GT(schedule.learningRate(0), 0.0);
  EXPECT_LE(schedule.learningRate(0), 0.1);
}

}  // namespace
}  // namespace luthier
