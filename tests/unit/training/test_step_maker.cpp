// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/step_maker.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/unit/training/harness.h"

namespace luthier::test {
namespace {

/// A line task whose steps are made by hand. Its network keeps no statistics and drops nothing, so that only gradients move it.
struct Steps {
  explicit Steps(bool float16, std::int64_t accumulation = 1) : config(smallConfig()), task(config) {
    config.accumulationSteps = accumulation;
    plan.float16 = float16;
    task.module().eval();
    maker.emplace(task, config, plan, sampler, [](const MemoryLadder&) {});
    maker->begin(task.parameterGroups());
  }
  void pass(std::size_t index) {
    auto batch = task.batches(Split::Train, true).make({0, sampler.epoch(0).at(index)});
    (void)maker->pass(batch, 0, index);
  }
  [[nodiscard]] StateDict weights() {
    StateDict copy;
    for (const auto& [name, tensor] : stateDictOf(task.module())) {
      copy[name] = tensor.detach().clone();
    }
    return copy;
  }
  [[nodiscard]] double scale() const { return maker->state().at("scaler.scale").item<double>(); }
  [[nodiscard]] bool finite() {
    for (const auto& parameter : task.module().parameters()) {
      if (!parameter.grad().isfinite().all().item<bool>()) {
        return false;
      }
    }
    return true;
  }
  [[nodiscard]] torch::Tensor gradient() { return task.network->body->weight.grad(); }

  TrainingConfig config;
  PreparedLine task;
  ExecutionPlan plan;
  Sampler sampler{25, 10, true, 1};  // batches of 10, 10 and 5
  std::optional<StepMaker> maker;
};

/// Passes batch `index` until its gradients fit float16: the scale begins high, and each step that overflows halves it.
void passWithinRange(Steps& steps, std::size_t index) {
  steps.pass(index);
  for (int halvings = 0; halvings < 16 && !steps.finite(); ++halvings) {
    steps.maker->update(0.1);
    steps.pass(index);
  }
}

TEST(StepMaker, AnOverflowInFloat16LeavesTheStepOutAndHalvesTheScale) {
  for (const float bad : {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
    Steps steps(/*float16=*/true);
    const auto before = steps.weights();
    EXPECT_EQ(steps.scale(), 65536.0);
    passWithinRange(steps, 0);
    const double scale = steps.scale();
    steps.task.network->head->bias.mutable_grad().fill_(bad);
    steps.maker->update(0.1);
    EXPECT_TRUE(sameTensors(steps.weights(), before));
    EXPECT_EQ(steps.scale(), scale / 2.0);

    steps.pass(0);  // nothing of the bad step is left in the gradients
    EXPECT_TRUE(steps.finite());
    steps.maker->update(0.1);
    EXPECT_FALSE(sameTensors(steps.weights(), before));
    EXPECT_EQ(steps.scale(), scale / 2.0);
  }
}

TEST(StepMaker, ScaledGradientsMoveTheWeightsAsUnscaledOnes) {
  Steps half(/*float16=*/true), single(/*float16=*/false);
  passWithinRange(half, 0);
  single.pass(0);
  const auto wanted = single.gradient().clone();
  EXPECT_TRUE(torch::allclose(half.gradient() / half.scale(), wanted, 0.05, 1e-3));
  EXPECT_GT(wanted.abs().max().item<double>(), 1e-3);
  half.maker->update(0.1);
  single.maker->update(0.1);
  for (const auto& [name, tensor] : single.weights()) {
    EXPECT_TRUE(torch::allclose(half.weights().at(name), tensor, 0.01, 1e-3)) << name;
  }
}

TEST(StepMaker, TheLastStepOfAnEpochMayHaveFewerBatches) {
  Steps steps(/*float16=*/false, /*accumulation=*/2);
  EXPECT_FALSE(steps.maker->completesStep(0));
  EXPECT_TRUE(steps.maker->completesStep(1));
  EXPECT_TRUE(steps.maker->completesStep(2));
  steps.pass(2);  // alone in its step, it counts in full
  const auto alone = steps.gradient().clone();
  Steps plain(/*float16=*/false);
  plain.pass(2);
  EXPECT_TRUE(torch::equal(alone, plain.gradient()));
}

}  // namespace
}  // namespace luthier::test
