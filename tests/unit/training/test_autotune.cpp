// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/autotune.h"

#include <gtest/gtest.h>

#include "tests/unit/training/harness.h"

namespace luthier::test {
namespace {

constexpr std::size_t examples = 100;
constexpr std::int64_t batchSize = 10;

/// Counts the steps that are tried on it.
class CountingLine final : public PreparedTask {
 public:
  explicit CountingLine(const TrainingConfig& config) : line_(config, examples) {}
  torch::nn::Module& module() override { return line_.module(); }
  [[nodiscard]] std::vector<ParameterGroup> parameterGroups() override { return line_.parameterGroups(); }
  torch::Tensor forward(const torch::Tensor& inputs) override {
    ++steps;
    return line_.forward(inputs);
  }
  torch::Tensor features(const torch::Tensor& inputs) override { return line_.features(inputs); }
  torch::Tensor headForward(const torch::Tensor& features) override { return line_.headForward(features); }
  [[nodiscard]] std::string featureKey() const override { return line_.featureKey(); }
  torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets) override {
    return line_.loss(outputs, targets);
  }
  const BatchMaker& batches(Split split, bool augmented) override { return line_.batches(split, augmented); }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(Split split) const override { return line_.metrics(split); }
  void moveTo(const torch::Device& device) override { line_.moveTo(device); }
  [[nodiscard]] std::string description() const override { return line_.description(); }
  std::int64_t bytesPerExample() override { return line_.bytesPerExample(); }

  int steps = 0;

 private:
  PreparedLine line_;
};

struct Tuned {
  int steps;
  ExecutionPlan plan;
};

constexpr Machine withBfloat16{.bfloat16 = true, .gpu = false};
constexpr Machine withoutBfloat16{.bfloat16 = false, .gpu = false};

Tuned tune(std::int64_t epochs, bool deterministic = false, const Machine& machine = withBfloat16) {
  TrainingConfig config;
  config.epochs = epochs;
  config.batchSize = batchSize;
  config.precision = "auto";
  config.memoryFormat = "auto";
  config.threads = 1;
  config.deterministic = deterministic;
  CountingLine task(config);
  const auto before = stateDictOf(task.module());
  StateDict kept;
  for (const auto& [name, tensor] : before) kept[name] = tensor.clone();
  const auto random = at::detail::getDefaultCPUGenerator().get_state().clone();
  const auto plan = autotune(task, config, basicPlan(config), machine);
  EXPECT_TRUE(sameTensors(stateDictOf(task.module()), kept));
  EXPECT_TRUE(torch::equal(at::detail::getDefaultCPUGenerator().get_state(), random));
  return {task.steps, plan};
}

TEST(Autotune, LeavesShortAndDeterministicRunsAlone) {
  TrainingConfig config;
  config.threads = 1;
  config.precision = "float32";
  EXPECT_EQ(tune(1).steps, 0);
  EXPECT_EQ(tune(1).plan, basicPlan(config));
  EXPECT_EQ(tune(3).steps, 0) << "a share of 30 steps is less than two plans take";
  EXPECT_EQ(tune(1000, /*deterministic=*/true).steps, 0);
}

TEST(Autotune, TriesPlansWhereTheRunIsLongEnoughAndLeavesNoTrace) {
  const int steps = tune(1000).steps;
  EXPECT_GE(steps, 4);
  EXPECT_LE(steps, 6);
}

TEST(Autotune, DoesNotTryBfloat16WhereTheProcessorHasNone) {
  const auto tuned = tune(1000, /*deterministic=*/false, withoutBfloat16);
  EXPECT_EQ(tuned.steps, 0) << "of the two plans for numbers only float32 is left";
  EXPECT_FALSE(tuned.plan.bfloat16);
}

}  // namespace
}  // namespace luthier::test
