// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/weight_average.h"

#include <gtest/gtest.h>

#include "core/training/evaluation.h"
#include "tests/unit/tasks/numbers.h"
#include "tests/unit/training/harness.h"

namespace luthier::test {
namespace {

void set(torch::nn::Module& module, const nlohmann::json& values) {
  const torch::NoGradGuard noGradients;
  auto state = stateDictOf(module);
  for (const auto& [name, item] : values.items()) {
    state.at(name).copy_(tensorOf(item));
  }
}

TEST(WeightAverage, IsTimms) {
  const auto recorded = recordedLosses("ema");
  torch::nn::Sequential module(torch::nn::Linear(3, 2), torch::nn::BatchNorm1d(2));
  set(*module, recorded.at("begin"));
  WeightAverage average(*module, recorded.at("decay"));
  std::int64_t step = 0;
  for (const auto& item : recorded.at("steps")) {
    ++step;
    set(*module, item.at("weights"));
    average.update(step);
    EXPECT_NEAR(average.decayAt(step), item.at("decay").get<double>(), 1e-12) << step;
    for (const auto& [name, value] : item.at("average").items()) {
      EXPECT_TRUE(torch::allclose(average.average().at(name).to(torch::kFloat32), tensorOf(value), 1e-6, 1e-6))
          << name << " " << step;
    }
  }
  EXPECT_EQ(step, 40);
}

TEST(WeightAverage, TradesPlacesForALife) {
  torch::manual_seed(1);
  torch::nn::Linear module(3, 2);
  WeightAverage average(*module, 0.5);
  const auto before = module->weight.detach().clone();
  {
    const torch::NoGradGuard noGradients;
    module->weight.add_(1.0);
  }
  average.update(5);
  const auto trained = module->weight.detach().clone();
  const auto mean = average.average().at("weight").clone();
  EXPECT_FALSE(torch::equal(mean, trained));
  {
    const WeightAverage::Scope scope(&average);
    EXPECT_TRUE(torch::equal(module->weight, mean));
    EXPECT_TRUE(torch::equal(average.average().at("weight"), mean));
    EXPECT_TRUE(torch::equal(average.trained().at("weight"), trained));
  }
  EXPECT_TRUE(torch::equal(module->weight, trained));
  EXPECT_TRUE(torch::equal(average.average().at("weight"), mean));
  EXPECT_FALSE(torch::equal(before, mean));
  const WeightAverage::Scope nothing(nullptr);
}

TEST(WeightAverage, IsJudgedAndSavedAsTheBest) {
  const TemporaryFolder folder;
  auto config = smallConfig();
  config.ema = true;
  config.emaDecay = 0.9;
  Attempt attempt(folder.path(), config);
  (void)attempt.run();
  const auto best = attempt.checkpoints.load("best");
  const auto last = attempt.checkpoints.load("last");
  ASSERT_TRUE(best && last);
  EXPECT_TRUE(best->weights.empty());
  EXPECT_FALSE(sameTensors(last->weights, last->model));
  EXPECT_TRUE(sameTensors(last->weights, stateDictOf(attempt.task.module())));
  // The validation loss of the last epoch is that of the average.
  ExecutionPlan plan;
  loadInto(attempt.task.module(), last->model);
  const auto judged = evaluateSplit(attempt.task, Split::Validation, config.batchSize, plan);
  EXPECT_EQ(judged.values, attempt.memory.epochs[3].validation.values);
}

}  // namespace
}  // namespace luthier::test
