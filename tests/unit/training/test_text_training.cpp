// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/tasks/feature_task.h"
#include "core/tasks/task_registry.h"
#include "tests/support/tiny_text.h"
#include "tests/unit/training/harness.h"

namespace luthier::test {
namespace {

TaskContext contextOf(const Dataset& dataset, const TrainingConfig& config) {
  TaskContext context;
  context.dataset = &dataset;
  context.config = config;
  context.model.architecture = "bert";
  context.modelPath = context.weights = support::tinyBert();
  return context;
}

TrainingConfig textConfig(const std::string& task = "text_classification") {
  auto config = toTrainingConfig(Configuration(trainingParameters(task)));
  config.deterministic = true;
  config.maxLength = 32;
  config.learningRate = 2e-3;
  config.batchSize = 8;
  return config;
}

/// A life of a run on a task that is already prepared.
FitResult fit(PreparedTask& task, const TrainingConfig& config, const std::filesystem::path& folder, Memory& memory,
              Script& script, bool recomputed = false) {
  ExecutionPlan plan;
  plan.deterministic = true;
  plan.activationCheckpointing = recomputed;
  const CheckpointStore checkpoints(folder);
  Trainer trainer({task, config, plan, checkpoints, memory, script, CancelToken(), "text"});
  return trainer.fit(checkpoints.load("last"));
}

TEST(TextTraining, LossCurveIsTransformers) {
  const auto recorded = nlohmann::json::parse(readTextFile(support::fixture("training/loss_curve.json")));
  Dataset dataset;
  dataset.record.task = "text_classification";
  dataset.record.classes = {"a", "b", "c"};
  for (std::size_t i = 0; i < recorded.at("texts").size(); ++i) {
    support::addText(dataset, Split::Train, recorded.at("labels")[i].get<std::int32_t>(),
                     {0, recorded.at("texts")[i].get<std::string>(), std::nullopt, ""});
  }
  auto config = textConfig();
  config.epochs = recorded.at("steps");
  config.batchSize = static_cast<std::int64_t>(dataset.examples.size());  // one step an epoch
  config.learningRate = recorded.at("learning_rate");
  config.weightDecay = recorded.at("weight_decay");
  config.gradientClipping = recorded.at("gradient_clipping");
  config.warmupSteps = recorded.at("warmup_steps");
  const auto task = taskById("text_classification").prepare(contextOf(dataset, config));
  const TemporaryFolder folder;
  Memory memory;
  Script script;
  (void)fit(*task, config, folder.path(), memory, script);
  const auto losses = recorded.at("losses").get<std::vector<double>>();
  ASSERT_EQ(memory.steps.size(), losses.size());
  for (std::size_t i = 0; i < losses.size(); ++i) {
    EXPECT_NEAR(memory.steps.at(static_cast<std::int64_t>(i) + 1).loss, losses[i], 1e-4) << "step " << i + 1;
  }
  EXPECT_LT(losses.back(), 0.5 * losses.front());
}

TEST(TextTraining, EndsInTheSameWeightsWhereActivationsAreComputedAgain) {
  const auto dataset = support::tinyTexts("text_classification", 40);
  const auto weightsOf = [&](bool again) {
    auto config = textConfig();
    config.epochs = 2;
    const auto task = taskById("text_classification").prepare(contextOf(dataset, config));
    const TemporaryFolder folder;
    Memory memory;
    Script script;
    (void)fit(*task, config, folder.path(), memory, script, again);
    return CheckpointStore(folder.path()).load("last")->model;
  };
  EXPECT_TRUE(sameTensors(weightsOf(true), weightsOf(false)));
}

struct TextKilled {};

TEST(TextTraining, ResumesBitForBitWhereverItWasKilled) {
  for (const std::string kind : {"text_classification", "masked_language_modeling", "token_classification"}) {
    SCOPED_TRACE(kind);
    const auto dataset = support::tinyTexts(kind, 40);
    auto config = textConfig(kind);
    config.epochs = 2;
    config.tokenBudget = 96;
    config.checkpointEvery = 2;
    const TemporaryFolder wholeFolder, folder;
    Memory whole, memory;
    Script quiet;
    (void)fit(*taskById(kind).prepare(contextOf(dataset, config)), config, wholeFolder.path(), whole, quiet);
    const auto wanted = CheckpointStore(wholeFolder.path()).load("last");
    ASSERT_GT(whole.steps.size(), 8U);
    bool finished = false;
    for (int life = 0; life < 20 && !finished; ++life) {
      Script script;
      script.onLook = [&](int look) {
        if (life < 4 && look == 3 + 2 * life) {
          throw TextKilled{};
        }
      };
      try {
        (void)fit(*taskById(kind).prepare(contextOf(dataset, config)), config, folder.path(), memory, script);
        finished = true;
      } catch (const TextKilled&) {
      }
    }
    ASSERT_TRUE(finished);
    const auto found = CheckpointStore(folder.path()).load("last");
    EXPECT_TRUE(sameTensors(found->model, wanted->model));
    EXPECT_TRUE(sameTensors(found->optimizer, wanted->optimizer));
    EXPECT_TRUE(torch::equal(found->randomState, wanted->randomState));
    ASSERT_EQ(memory.steps.size(), whole.steps.size());
    for (const auto& [step, report] : whole.steps) {
      EXPECT_EQ(memory.steps[step].loss, report.loss) << step;
    }
    for (const auto& [epoch, report] : whole.epochs) {
      EXPECT_EQ(memory.epochs[epoch].train.values, report.train.values) << epoch;
      EXPECT_EQ(memory.epochs[epoch].validation.values, report.validation.values) << epoch;
    }
    EXPECT_GT(whole.epochs.at(2).tokensPerSecond, whole.epochs.at(2).examplesPerSecond);
  }
}

TEST(KeptFeatures, TrainTheHeadAsWithoutThemAndAreReadAgain) {
  const auto dataset = support::tinyTexts("text_classification", 40);
  auto config = textConfig();
  config.method = "head";
  config.epochs = 3;
  const TemporaryFolder plainFolder, keptFolder, againFolder, cache;
  Memory plain, kept, again;
  Script script;
  const auto setup = [&] {
    FeatureCacheSetup value;
    value.folder = cache.path() / "features";
    value.modelHash = "abc";
    value.maximumBytes = 1 << 20;
    return value;
  };
  const auto prepare = [&] { return taskById("text_classification").prepare(contextOf(dataset, config)); };
  (void)fit(*prepare(), config, plainFolder.path(), plain, script);
  (void)fit(*withKeptFeatures(prepare(), config, dataset, setup()), config, keptFolder.path(), kept, script);
  ASSERT_EQ(std::distance(std::filesystem::directory_iterator(setup().folder), {}), 2);
  (void)fit(*withKeptFeatures(prepare(), config, dataset, setup()), config, againFolder.path(), again, script);
  const auto last = [](const auto& folder) { return CheckpointStore(folder.path()).load("last")->model; };
  EXPECT_TRUE(sameTensors(last(keptFolder), last(againFolder)));
  const auto without = last(plainFolder), with = last(keptFolder);
  EXPECT_TRUE(
      torch::equal(without.at("bert.embeddings.word_embeddings.weight"), with.at("bert.embeddings.word_embeddings.weight")));
  EXPECT_NEAR(*kept.epochs.at(3).validation.value("loss"), *again.epochs.at(3).validation.value("loss"), 0.0);
  EXPECT_LT(*kept.epochs.at(3).train.value("loss"), *kept.epochs.at(1).train.value("loss"));
  EXPECT_GT(kept.epochs.at(3).tokensPerSecond, 0.0);
}

TEST(KeptFeatures, AreNotKeptWhereTheyWouldChangeOrDoNotFit) {
  auto config = smallConfig();
  config.method = "head";
  Dataset dataset;
  FeatureCacheSetup setup;
  const TemporaryFolder folder;
  setup.folder = folder.path();
  setup.maximumBytes = 1 << 20;
  const auto keeps = [&](const std::string& key) {
    auto task = std::make_unique<PreparedLine>(config);
    task->key = key;
    const auto* same = task.get();
    return withKeptFeatures(std::move(task), config, dataset, setup).get() != same;
  };
  EXPECT_TRUE(keeps("line"));
  EXPECT_FALSE(keeps(""));  // examples differ from epoch to epoch
  setup.maximumBytes = 100;
  EXPECT_FALSE(keeps("line"));
  setup.maximumBytes = 1 << 20;
  config.method = "full";
  EXPECT_FALSE(keeps("line"));
}

TEST(KeptFeatures, WhatLiesBelowTheHeadRunsOnce) {
  auto config = smallConfig();
  config.method = "head";
  config.epochs = 4;
  const TemporaryFolder folder, cache;
  auto line = std::make_unique<PreparedLine>(config);
  line->key = "line";
  const auto* counted = line.get();
  FeatureCacheSetup setup;
  setup.folder = cache.path();
  setup.maximumBytes = 1 << 20;
  const auto task = withKeptFeatures(std::move(line), config, Dataset{}, setup);
  const int before = counted->passes;
  Memory memory;
  Script script;
  (void)fit(*task, config, folder.path(), memory, script);
  EXPECT_EQ(counted->passes, before);
  EXPECT_LT(*memory.epochs.at(4).train.value("loss"), *memory.epochs.at(1).train.value("loss"));
}

}  // namespace
}  // namespace luthier::test
