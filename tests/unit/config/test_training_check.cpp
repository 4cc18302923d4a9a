// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/config/training_parameters.h"

namespace luthier {
namespace {

Configuration with(std::initializer_list<std::pair<const char*, const char*>> values) {
  Configuration configuration(trainingParameters());
  for (const auto& [id, text] : values) {
    configuration.setText(id, text);
  }
  return configuration;
}

/// Expects exactly one problem with `code` at `parameter`, and that its fix leaves none.
void expectMended(Configuration configuration, ErrorCode code, const char* parameter) {
  const auto problems = checkTrainingConfiguration(configuration);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(errorText(problems[0].problem.code).name, errorText(code).name);
  EXPECT_EQ(problems[0].parameter, parameter);
  EXPECT_EQ(englishMessage(problems[0].problem).find('{'), std::string::npos) << englishMessage(problems[0].problem);
  ASSERT_TRUE(problems[0].fix);
  configuration.set(problems[0].parameter, *problems[0].fix);
  EXPECT_TRUE(checkTrainingConfiguration(configuration).empty());
}

TEST(TrainingCheck, DefaultsAreGood) { EXPECT_TRUE(checkTrainingConfiguration(with({})).empty()); }

TEST(TrainingCheck, NamesEachMistakeWithAFixThatMendsIt) {
  expectMended(with({{"optimizer", "adamw"}, {"learning_rate", "0.05"}}), ErrorCode::LearningRateTooHigh, "learning_rate");
  expectMended(with({{"learning_rate", "5"}}), ErrorCode::LearningRateTooHigh, "learning_rate");
  expectMended(with({{"schedule", "cosine"}, {"warmup_epochs", "3"}}), ErrorCode::WarmupTooLong, "warmup_epochs");
  expectMended(with({{"schedule", "step"}}), ErrorCode::StepNeverReached, "step_epochs");
  expectMended(with({{"early_stopping", "true"}}), ErrorCode::PatienceTooLong, "patience");
  expectMended(with({{"early_stopping", "true"}, {"epochs", "1"}}), ErrorCode::PatienceTooLong, "early_stopping");
  expectMended(with({{"pretrained", "false"}, {"method", "head"}}), ErrorCode::HeadOnRandomWeights, "method");
  expectMended(with({{"momentum", "0"}}), ErrorCode::NesterovWithoutMomentum, "nesterov");
  expectMended(with({{"unfreezing_epochs", "3"}}), ErrorCode::UnfreezingTooSlow, "unfreezing_epochs");
  expectMended(with({{"unfreezing_epochs", "1"}, {"epochs", "1"}}), ErrorCode::UnfreezingTooSlow, "unfreezing_epochs");
  expectMended(with({{"unfreezing_epochs", "1"}, {"pretrained", "false"}}), ErrorCode::HeadOnRandomWeights,
               "unfreezing_epochs");
  expectMended(with({{"precision", "float16"}, {"device", "cpu"}}), ErrorCode::InvalidParameter, "precision");
  expectMended(with({{"device", "gpu"}}), ErrorCode::InvalidParameter, "device");
  expectMended(with({{"device", "cuda:x"}}), ErrorCode::InvalidParameter, "device");
}

TEST(TrainingCheck, FindsAllAtOnce) {
  EXPECT_EQ(checkTrainingConfiguration(with({{"device", "gpu"}, {"momentum", "0"}, {"learning_rate", "5"}})).size(), 3U);
  EXPECT_TRUE(
      checkTrainingConfiguration(with({{"device", "cuda:1"}, {"optimizer", "adamw"}, {"learning_rate", "0.001"}})).empty());
}

}  // namespace
}  // namespace luthier
