// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/unit/training/harness.h"

namespace luthier::test {
namespace {

TEST(Trainer, LearnsATaskThatIsNotItsOwn) {
  const TemporaryFolder folder;
  auto config = smallConfig();
  config.epochs = 15;
  Attempt attempt(folder.path(), config);
  const auto result = attempt.run();
  EXPECT_EQ(result.outcome, FitOutcome::Done);
  EXPECT_EQ(attempt.memory.epochs.size(), 15U);
  EXPECT_EQ(attempt.memory.steps.size(), 150U);
  EXPECT_LT(*attempt.memory.epochs[15].validation.value("loss"), 0.3 * *attempt.memory.epochs[1].validation.value("loss"));
  EXPECT_GT(result.state.bestEpoch, 1);
  EXPECT_GT(attempt.memory.progress.examplesPerSecond, 0.0);
  EXPECT_GT(attempt.memory.progress.memoryBytes, 1'000'000);
}

/// Ends the attempt as a kill would: an exception out of the middle of the loop, nothing is saved after it.
struct Killed {};

/// What must not matter to a resumed run.
std::vector<TrainingConfig> resumedConfigs() {
  auto plain = smallConfig();
  plain.checkpointEvery = 4;
  plain.gradientClipping = 5.0;
  auto accumulated = plain;
  accumulated.accumulationSteps = 3;
  auto averaged = plain;
  averaged.ema = true;
  averaged.emaDecay = 0.95;
  averaged.mixup = 0.2;
  averaged.sampling = "balanced";
  auto gradual = averaged;
  gradual.optimizer = "adamw";
  gradual.unfreezingEpochs = 1;
  gradual.accumulationSteps = 2;
  return {plain, accumulated, averaged, gradual};
}

TEST(Trainer, ResumesBitForBitWhereverItWasKilled) {
  for (const auto& config : resumedConfigs()) {
    const TemporaryFolder undisturbedFolder;
    Attempt undisturbed(undisturbedFolder.path(), config);
    (void)undisturbed.run();
    const auto wanted = undisturbed.checkpoints.load("last");
    ASSERT_TRUE(wanted);

    for (const int firstKill : {1, 5, 9, 14, 17}) {
      const TemporaryFolder folder;
      Memory memory;
      for (int life = 0; life < 100; ++life) {
        Attempt attempt(folder.path(), config);
        attempt.memory = memory;
        attempt.script.onLook = [&](int look) {
          if (life < 3 && look == firstKill + life * 3) {
            throw Killed{};
          }
        };
        try {
          (void)attempt.run();
          memory = attempt.memory;
          break;
        } catch (const Killed&) {
          memory = attempt.memory;
        }
      }
      const auto found = CheckpointStore(folder.path()).load("last");
      ASSERT_TRUE(found);
      EXPECT_TRUE(sameTensors(found->model, wanted->model)) << firstKill;
      EXPECT_TRUE(sameTensors(found->weights, wanted->weights)) << firstKill;
      EXPECT_EQ(found->weights.empty(), !config.ema);
      EXPECT_TRUE(sameTensors(found->optimizer, wanted->optimizer)) << firstKill;
      EXPECT_TRUE(torch::equal(found->randomState, wanted->randomState)) << firstKill;
      EXPECT_EQ(found->state.bestEpoch, wanted->state.bestEpoch);
      EXPECT_EQ(found->state.bestValue, wanted->state.bestValue);
      ASSERT_EQ(memory.steps.size(), undisturbed.memory.steps.size());
      for (const auto& [step, report] : undisturbed.memory.steps) {
        EXPECT_EQ(memory.steps[step].loss, report.loss) << step;
      }
      for (const auto& [epoch, report] : undisturbed.memory.epochs) {
        EXPECT_EQ(memory.epochs[epoch].train.values, report.train.values) << epoch;
        EXPECT_EQ(memory.epochs[epoch].validation.values, report.validation.values) << epoch;
      }
    }
  }
}

TEST(Trainer, StopsInGoodOrderAndGoesOn) {
  const TemporaryFolder whole, parted;
  Attempt undisturbed(whole.path(), smallConfig());
  (void)undisturbed.run();

  Attempt first(parted.path(), smallConfig());
  first.script.commands[12] = {1, 1, RunCommandKind::Stop, 0};
  EXPECT_EQ(first.run().outcome, FitOutcome::Stopped);
  Attempt second(parted.path(), smallConfig());
  second.script.onLook = [&](int look) {
    if (look == 8) {
      second.interrupt.cancel();
    }
  };
  EXPECT_EQ(second.run().outcome, FitOutcome::Interrupted);
  Attempt third(parted.path(), smallConfig());
  EXPECT_EQ(third.run().outcome, FitOutcome::Done);
  EXPECT_TRUE(sameTensors(third.checkpoints.load("last")->model, undisturbed.checkpoints.load("last")->model));
}

TEST(Trainer, PausesAndContinues) {
  const TemporaryFolder folder;
  Attempt attempt(folder.path(), smallConfig());
  attempt.script.commands[3] = {1, 1, RunCommandKind::Pause, 0};
  attempt.script.commands[6] = {2, 1, RunCommandKind::Continue, 0};
  const auto result = attempt.run();
  EXPECT_EQ(result.outcome, FitOutcome::Done);
  EXPECT_EQ(attempt.memory.statuses, (std::vector{RunStatus::Paused, RunStatus::Running}));
  EXPECT_EQ(result.state.epoch, 3);
}

TEST(Trainer, KeepsTheBestAndEnds) {
  const TemporaryFolder folder;
  Attempt attempt(folder.path(), smallConfig());
  attempt.script.commands[17] = {1, 1, RunCommandKind::KeepBest, 0};
  const auto result = attempt.run();
  EXPECT_EQ(result.outcome, FitOutcome::Done);
  EXPECT_LT(result.state.epoch, 3);
  EXPECT_TRUE(result.state.complete());
  EXPECT_TRUE(attempt.checkpoints.load("best"));
}

TEST(Trainer, TrainsMoreEpochsDuringARunAndAfterIt) {
  const TemporaryFolder folder;
  Attempt attempt(folder.path(), smallConfig());
  attempt.script.commands[5] = {1, 1, RunCommandKind::MoreEpochs, 2};
  EXPECT_EQ(attempt.run().state.epoch, 5);
  EXPECT_EQ(attempt.memory.epochsAdded, 2);

  auto longer = smallConfig();
  longer.epochs = 5;  // as the recorder has entered them
  Attempt again(folder.path(), longer);
  EXPECT_EQ(again.run().state.epoch, 5);
  EXPECT_TRUE(again.memory.epochs.empty());
  longer.epochs = 6;
  Attempt more(folder.path(), longer);
  EXPECT_EQ(more.run().state.epoch, 6);
  EXPECT_EQ(more.memory.epochs.size(), 1U);
}

TEST(Trainer, StopsEarlyAndThenOnlyTheAddedEpochs) {
  const TemporaryFolder folder;
  auto config = smallConfig();
  config.epochs = 40;
  config.learningRate = 1e-7;  // nothing is gained but noise
  config.schedule = "constant";
  config.earlyStopping = true;
  config.patience = 2;
  Attempt attempt(folder.path(), config);
  const auto result = attempt.run();
  EXPECT_EQ(result.outcome, FitOutcome::Done);
  EXPECT_LT(result.state.epoch, 40);
  config.epochs = 41;
  config.earlyStopping = false;
  Attempt more(folder.path(), config);
  EXPECT_EQ(more.run().state.epoch, result.state.epoch + 1);
}

TEST(Trainer, ADivergingRunIsStoppedAndItsBestKept) {
  const TemporaryFolder folder;
  auto config = smallConfig();
  config.epochs = 2;
  Attempt good(folder.path(), config);
  (void)good.run();
  const auto best = good.checkpoints.load("best");

  config.epochs = 4;
  config.learningRate = std::numeric_limits<double>::max();
  Attempt wild(folder.path(), config);
  try {
    (void)wild.run();
    FAIL() << "should have diverged";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::Diverged);
    EXPECT_EQ(error.problem().arguments.at("epoch"), "3");
  }
  EXPECT_TRUE(sameTensors(wild.checkpoints.load("best")->model, best->model));
  const auto last = wild.checkpoints.load("last");
  for (const auto& [name, tensor] : last->model) {
    EXPECT_TRUE(torch::isfinite(tensor).all().item<bool>()) << name;
  }
}

TEST(Trainer, HeadOnlyLeavesTheBackboneAndItsStatisticsAlone) {
  const TemporaryFolder folder;
  auto config = smallConfig();
  config.method = "head";
  Attempt attempt(folder.path(), config);
  const auto body = attempt.task.network->body->weight.detach().clone();
  const auto mean = attempt.task.network->norm->running_mean.clone();
  const auto head = attempt.task.network->head->weight.detach().clone();
  (void)attempt.run();
  EXPECT_TRUE(torch::equal(body, attempt.task.network->body->weight));
  EXPECT_TRUE(torch::equal(mean, attempt.task.network->norm->running_mean));
  EXPECT_FALSE(torch::equal(head, attempt.task.network->head->weight));
}

}  // namespace
}  // namespace luthier::test
