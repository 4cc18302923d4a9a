// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/memory_ladder.h"

#include <gtest/gtest.h>

#include <new>

#include "core/models/recomputation.h"
#include "core/training/batch_pass.h"
#include "core/training/memory_probe.h"
#include "core/training/process.h"
#include "tests/unit/training/harness.h"

namespace luthier::test {
namespace {

/// A line task on a machine with room for so many examples at once; without batch normalisation's statistics and without
/// dropout, so that parts of a batch add up to the whole.
class TightLine final : public PreparedTask {
 public:
  explicit TightLine(const TrainingConfig& config) : line_(config, 64) {}
  torch::nn::Module& module() override { return line_.module(); }
  std::vector<ParameterGroup> parameterGroups() override { return line_.parameterGroups(); }
  void setTrainingMode() override { line_.module().train(learnsStatistics); }
  torch::Tensor forward(const torch::Tensor& inputs) override {
    if (inputs.size(0) > room || passes++ == failingPass ||
        (keepsTooMuch && torch::GradMode::is_enabled() && !recomputes())) {
      failures++;
      if (cpuStyle) {
        TORCH_CHECK(false, "DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes.");
      }
      throw std::bad_alloc();
    }
    return line_.forward(inputs);
  }
  torch::Tensor features(const torch::Tensor& inputs) override { return line_.features(inputs); }
  torch::Tensor headForward(const torch::Tensor& features) override { return line_.headForward(features); }
  [[nodiscard]] std::string featureKey() const override { return {}; }
  torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets) override {
    return line_.loss(outputs, targets);
  }
  const BatchMaker& batches(Split split, bool augmented) override { return line_.batches(split, augmented); }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(Split split) const override { return line_.metrics(split); }
  void moveTo(const torch::Device& device) override { line_.moveTo(device); }
  [[nodiscard]] std::string description() const override { return line_.description(); }
  std::int64_t bytesPerExample() override { return line_.bytesPerExample(); }

  std::int64_t room = 1000;
  int failingPass = -1;
  int passes = 0;
  int failures = 0;
  bool cpuStyle = false;
  bool keepsTooMuch = false;  // until activations are computed again
  bool learnsStatistics = false;

 private:
  PreparedLine line_;
};

struct TightRun {
  explicit TightRun(const std::filesystem::path& folder, const TrainingConfig& configuration)
      : config(configuration), checkpoints(folder), task(config) {}
  FitResult run() {
    ExecutionPlan plan;
    plan.deterministic = true;
    Script script;
    Trainer trainer({task, config, plan, checkpoints, memory, script, {}, "tight"});
    return trainer.fit(checkpoints.load("last"));
  }
  TrainingConfig config;
  CheckpointStore checkpoints;
  TightLine task;
  Memory memory;
};

bool nearlySame(const StateDict& a, const StateDict& b) {
  return std::ranges::all_of(a, [&](const auto& entry) {
    return torch::allclose(entry.second.to(torch::kFloat64), b.at(entry.first).to(torch::kFloat64), 1e-4, 1e-6);
  });
}

TEST(MemoryLadder, KnowsAllocationFailures) {
  const auto isOne = [](auto&& thrower) {
    try {
      thrower();
    } catch (...) {
      return isAllocationFailure();
    }
    return false;
  };
  EXPECT_TRUE(isOne([] { (void)torch::empty({std::int64_t{1} << 50}); }));  // what LibTorch really throws
  EXPECT_TRUE(isOne([] { throw std::bad_alloc(); }));
  EXPECT_TRUE(isOne([] { throw c10::OutOfMemoryError({__func__, __FILE__, __LINE__}, "CUDA out of memory"); }));
  EXPECT_FALSE(isOne([] { TORCH_CHECK(false, "shape mismatch"); }));
  EXPECT_FALSE(isOne([] { throw std::runtime_error("other"); }));
}

TEST(MemoryLadder, HalvesDownToTheSmallest) {
  MemoryLadder ladder(12, 2, 0);
  EXPECT_EQ(ladder.accumulation(), 1);
  std::vector<std::int64_t> sizes;
  while (ladder.descend()) {
    sizes.push_back(ladder.microBatch());
  }
  EXPECT_EQ(sizes, (std::vector<std::int64_t>{6, 3, 2, 2}));  // the last step is another one
  EXPECT_EQ(ladder.accumulation(), 6);
  EXPECT_EQ(ladder.toJson(2), R"({"micro_batch":2,"accumulation":12,"checkpointing":true})");
  EXPECT_EQ(MemoryLadder(12, 2, 3).toJson(1), R"({"micro_batch":3,"accumulation":4,"checkpointing":false})");
  EXPECT_FALSE(MemoryLadder(12, 2, 2, true).descend());
  EXPECT_EQ(smallestMicroBatch(*std::make_shared<LineNetwork>()), 2);
  EXPECT_EQ(smallestMicroBatch(*torch::nn::Linear(2, 2)), 1);
}

TEST(MemoryLadder, PartsAreAboutEqual) {
  EXPECT_EQ(partSizes(10, 0), (std::vector<std::int64_t>{10}));
  EXPECT_EQ(partSizes(10, 4), (std::vector<std::int64_t>{4, 3, 3}));
  EXPECT_EQ(partSizes(9, 4), (std::vector<std::int64_t>{3, 3, 3}));  // no lone example
  EXPECT_EQ(partSizes(3, 5), (std::vector<std::int64_t>{3}));
}

TEST(MemoryLadder, GradientsOfPartsAreThoseOfTheWhole) {
  const auto config = smallConfig();
  TightLine task(config);
  task.setTrainingMode();
  const auto& maker = task.batches(Split::Train, true);
  const auto gradients = [&](std::int64_t microBatch) {
    task.module().zero_grad();
    auto batch = maker.make({0, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}});
    const auto result = passBatch(task, batch, {}, microBatch, 0.5);
    StateDict all{{"loss", result.loss.clone()}};
    for (const auto& item : task.module().named_parameters()) {
      all[item.key()] = item.value().grad().clone();
    }
    return all;
  };
  const auto whole = gradients(0);
  EXPECT_GT(whole.at("body.weight").abs().max().item<double>(), 1e-4);
  for (const std::int64_t microBatch : {1, 2, 3, 5, 10, 11, 50}) {
    EXPECT_TRUE(nearlySame(whole, gradients(microBatch))) << microBatch;
  }
}

TEST(MemoryLadder, ARunGoesOnWithFewerAtOnce) {
  for (const std::int64_t accumulation : {1, 3}) {
    auto config = smallConfig();
    config.batchSize = 8;
    config.accumulationSteps = accumulation;
    const TemporaryFolder roomy, tight;
    TightRun whole(roomy.path(), config);
    (void)whole.run();
    TightRun parted(tight.path(), config);
    parted.task.room = 3;
    const auto result = parted.run();
    EXPECT_EQ(result.state.microBatch, 2);
    ASSERT_EQ(parted.memory.events.size(), 2U);  // 8, then 4, then 2 at once
    EXPECT_EQ(parted.memory.events[0].kind, "memory_ladder");
    EXPECT_EQ(parted.memory.events[0].details, MemoryLadder(8, 2, 4).toJson(accumulation));
    EXPECT_EQ(parted.memory.events[1].details, MemoryLadder(8, 2, 2).toJson(accumulation));
    EXPECT_EQ(parted.memory.steps.size(), whole.memory.steps.size());  // the effective batch stays
    EXPECT_TRUE(nearlySame(whole.checkpoints.load("last")->model, parted.checkpoints.load("last")->model));
    EXPECT_NEAR(*parted.memory.epochs[3].train.value("loss"), *whole.memory.epochs[3].train.value("loss"), 1e-4);

    // A resumed run begins where the ladder stood.
    config.epochs = 4;
    TightRun more(tight.path(), config);
    more.task.room = 3;
    (void)more.run();
    EXPECT_TRUE(more.memory.events.empty());
    EXPECT_EQ(more.task.failures, 0);
  }
}

TEST(MemoryLadder, AFailureInTheMiddleOfAStepLosesNothing) {
  auto config = smallConfig();
  config.batchSize = 8;
  config.accumulationSteps = 4;
  const TemporaryFolder roomy;
  TightRun whole(roomy.path(), config);
  (void)whole.run();
  for (const int failing : {0, 2, 3, 9}) {
    const TemporaryFolder tight;
    TightRun once(tight.path(), config);
    once.task.failingPass = failing;
    once.task.cpuStyle = failing % 2 == 1;
    (void)once.run();
    EXPECT_EQ(once.task.failures, 1);
    EXPECT_EQ(once.memory.events.size(), 1U) << failing;
    EXPECT_TRUE(nearlySame(whole.checkpoints.load("last")->model, once.checkpoints.load("last")->model)) << failing;
    EXPECT_EQ(once.memory.steps.size(), whole.memory.steps.size());
  }
}

TEST(MemoryLadder, AtLastActivationsAreComputedAgain) {
  auto config = smallConfig();
  config.batchSize = 8;
  const TemporaryFolder roomy, tight;
  TightRun whole(roomy.path(), config);
  (void)whole.run();
  TightRun recomputed(tight.path(), config);
  recomputed.task.keepsTooMuch = true;
  const auto result = recomputed.run();
  EXPECT_TRUE(result.state.activationCheckpointing);
  EXPECT_EQ(result.state.microBatch, 2);
  ASSERT_EQ(recomputed.memory.events.size(), 3U);
  EXPECT_EQ(recomputed.memory.events[1].details, MemoryLadder(8, 2, 2, false).toJson(1));
  EXPECT_EQ(recomputed.memory.events[2].details, MemoryLadder(8, 2, 2, true).toJson(1));
  EXPECT_TRUE(nearlySame(whole.checkpoints.load("last")->model, recomputed.checkpoints.load("last")->model));
  EXPECT_FALSE(recomputes()) << "for the passes of the run only";

  // A resumed run begins where the ladder stood.
  config.epochs = 4;
  TightRun more(tight.path(), config);
  more.task.keepsTooMuch = true;
  (void)more.run();
  EXPECT_TRUE(more.memory.events.empty());
  EXPECT_EQ(more.task.failures, 0);
}

TEST(MemoryLadder, EndsWithAClearError) {
  const TemporaryFolder folder;
  TightRun run(folder.path(), smallConfig());
  run.task.room = 1;
  run.task.learnsStatistics = true;
  try {
    (void)run.run();
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::OutOfMemory);
    EXPECT_EQ(error.problem().arguments.count("available"), 1U);
  }
}

TEST(MemoryLadder, OtherFailuresGoThrough) {
  TightLine task(smallConfig());
  Batch wrong{torch::zeros({2, 7}), torch::zeros({2, 1}), {0, 1}, 0};
  EXPECT_THROW((void)passBatch(task, wrong, {}, 0), c10::Error);
}

TEST(MemoryProbe, MeasuresAStepAndLeavesNothingBehind) {
  const auto config = smallConfig();
  TightLine task(config);
  StateDict before;
  for (const auto& [name, tensor] : stateDictOf(task.module())) {
    before[name] = tensor.clone();
  }
  ExecutionPlan plan;
  const auto expected = measurePeakMemory(task, config, plan);
  EXPECT_GT(expected, 20'000'000);
  EXPECT_LT(expected, presentMemory(torch::kCPU) + 200'000'000);
  EXPECT_TRUE(sameTensors(before, stateDictOf(task.module())));
  task.room = 4;
  (void)fitIntoMemory(task, config, plan);
  EXPECT_EQ(plan.microBatch, 3);  // of 10: 5, then 3
  EXPECT_FALSE(plan.activationCheckpointing);
  task.keepsTooMuch = true;
  (void)fitIntoMemory(task, config, plan);
  EXPECT_TRUE(plan.activationCheckpointing);
}

}  // namespace
}  // namespace luthier::test
