// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/config/import_parameters.h"
#include "core/config/method_rate.h"
#include "core/config/task_description.h"
#include "core/config/training_parameters.h"
#include "tests/support/expect_error.h"

namespace luthier {
namespace {

/// Another allowed value than the default, for any type of parameter.
ParameterValue anotherValue(const Parameter& parameter) {
  switch (parameter.type) {
    case ParameterType::Boolean:
      return !std::get<bool>(parameter.standard);
    case ParameterType::Integer:
      return std::get<std::int64_t>(parameter.standard) + 1;
    case ParameterType::Real:
      return (std::get<double>(parameter.standard) +
              (std::get<double>(parameter.standard) < parameter.maximum ? parameter.maximum : parameter.minimum)) /
             2.0;
    case ParameterType::Choice:
      return parameter.choices.back().id == std::get<std::string>(parameter.standard) ? parameter.choices.front().id
                                                                                      : parameter.choices.back().id;
    case ParameterType::Text:
      break;
  }
  return std::string("cuda:1");
}

class Declarations : public testing::TestWithParam<const std::vector<Parameter>*> {};

std::vector<const std::vector<Parameter>*> allLists() {
  std::vector<const std::vector<Parameter>*> lists{&trainingParameters(), &importParameters(),
                                                   &trainingParameters("unheard_of")};
  for (const auto& task : taskDescriptions()) {
    lists.push_back(&trainingParameters(task.id));
  }
  return lists;
}
INSTANTIATE_TEST_SUITE_P(All, Declarations, testing::ValuesIn(allLists()));

TEST_P(Declarations, AreCompleteAndUnique) {
  std::set<std::string> ids;
  for (const Parameter& parameter : *GetParam()) {
    SCOPED_TRACE(parameter.id);
    EXPECT_TRUE(ids.insert(parameter.id).second);
    EXPECT_FALSE(std::string(parameter.label).empty());
    EXPECT_EQ(std::string(parameter.help).back(), '.');
    EXPECT_FALSE(std::string(parameter.group).empty());
    EXPECT_EQ(parameter.type == ParameterType::Choice, parameter.choices.size() >= 2);
  }
}

TEST_P(Declarations, DefaultsAreAllowedValues) {
  for (const Parameter& parameter : *GetParam()) {
    SCOPED_TRACE(parameter.id);
    EXPECT_EQ(parseParameter(parameter, toText(parameter.standard)), parameter.standard);
  }
}

TEST_P(Declarations, RelevanceNamesAnotherParameterAndItsValue) {
  const Configuration configuration(*GetParam());
  for (const Parameter& parameter : *GetParam()) {
    if (parameter.relevantIf.empty()) {
      continue;
    }
    SCOPED_TRACE(parameter.id);
    const auto equals = parameter.relevantIf.find('=');
    ASSERT_NE(equals, std::string::npos);
    const Parameter* other = configuration.find(parameter.relevantIf.substr(0, equals));
    ASSERT_NE(other, nullptr);
    EXPECT_NO_THROW((void)parseParameter(*other, parameter.relevantIf.substr(equals + 1)));
  }
}

TEST(TrainingParameters, ShowFewAtFirst) {
  const auto& all = trainingParameters();
  const auto essential = std::count_if(all.begin(), all.end(), [](const Parameter& p) { return p.essential; });
  EXPECT_LE(essential, 6);
  EXPECT_GE(essential, 4);
}

TEST(TrainingParameters, EachTaskHasItsOwn) {
  const Configuration image(trainingParameters("image_classification")), text(trainingParameters("text_classification"));
  EXPECT_NE(image.find("image_size"), nullptr);
  EXPECT_EQ(image.find("max_length"), nullptr);
  EXPECT_EQ(text.find("image_size"), nullptr);
  EXPECT_EQ(text.text("optimizer"), "adamw");
  EXPECT_EQ(text.text("schedule"), "linear");
  EXPECT_EQ(image.text("schedule"), "one_cycle");
  EXPECT_THROW(Configuration(image).setText("method", "lora"), Error);
  EXPECT_THROW(Configuration(text).setText("monitor", "entity_f1"), Error);
  for (const auto& task : taskDescriptions()) {
    const Configuration its(trainingParameters(task.id));
    EXPECT_EQ(its.text("monitor"), task.metric) << task.id;
    EXPECT_TRUE(checkTrainingConfiguration(its).empty()) << task.id;
  }
}

TEST(TrainingParameters, OfAnotherTaskAreRefusedByName) {
  support::expectError(ErrorCode::ParameterOfAnotherTask, [] { requireForTask("image_size", "text_classification"); });
  EXPECT_NO_THROW(requireForTask("max_length", "text_classification"));
  EXPECT_NO_THROW(requireForTask("no_such_thing", "text_classification"));
}

TEST(TrainingParameters, FormerNamesAndOtherTasksInAStoredRunAreUnderstood) {
  const auto stored =
      storedTrainingConfiguration("image_classification", R"({"trainable_layers":"all","max_length":5,"epochs":9})");
  EXPECT_EQ(stored.text("method"), "full");
  EXPECT_EQ(stored.text("trainable_layers"), "full");
  EXPECT_EQ(stored.integer("epochs"), 9);
  EXPECT_EQ(storedTrainingConfiguration("image_classification", R"({"trainable_layers":"head"})").text("method"), "head");
  EXPECT_THROW((void)storedTrainingConfiguration("image_classification", R"({"nonsense":1})"), Error);
}

/// The bytes of the typed values; a field that a parameter reaches changes them.
std::string fingerprint(const TrainingConfig& c) {
  std::string text;
  const auto add = [&](const ParameterValue& value) { text += toText(value) + "|"; };
  for (const std::int64_t value : {c.epochs,
                                   c.batchSize,
                                   c.imageSize,
                                   c.inputChannels,
                                   c.stepEpochs,
                                   c.maxLength,
                                   c.stride,
                                   c.tokenBudget,
                                   c.maxAnswerLength,
                                   c.frozenLayers,
                                   c.loraRank,
                                   c.warmupSteps,
                                   c.accumulationSteps,
                                   c.patience,
                                   c.threads,
                                   c.loaderThreads,
                                   c.cacheMegabytes,
                                   c.diskCacheMegabytes,
                                   c.seed,
                                   c.checkpointEvery,
                                   c.unfreezingEpochs,
                                   c.randAugmentOperations,
                                   c.randAugmentMagnitude})
    add(value);
  for (const double value : {c.learningRate,      c.cropPadding,     c.colorJitter,    c.hueJitter,
                             c.momentum,          c.weightDecay,     c.beta1,          c.beta2,
                             c.warmupEpochs,      c.warmupShare,     c.headRateFactor, c.layerDecay,
                             c.decisionThreshold, c.noAnswerMargin,  c.maskedShare,    c.loraAlpha,
                             c.loraDropout,       c.stepFactor,      c.labelSmoothing, c.gradientClipping,
                             c.rotation,          c.randomErasing,   c.mixup,          c.cutmix,
                             c.focalGamma,        c.stochasticDepth, c.emaDecay})
    add(value);
  for (const bool value :
       {c.pretrained, c.horizontalFlip, c.verticalFlip, c.nesterov, c.decayBiases, c.frozenEmbeddings, c.earlyStopping,
        c.deterministic, c.ema, c.randAugment, c.exactDecoding, c.activationCheckpointing})
    add(value);
  for (const std::string& value : {c.method, c.device, c.crop, c.optimizer, c.schedule, c.classWeights, c.monitor,
                                   c.precision, c.memoryFormat, c.pooling, c.batching, c.loraTargets, c.loss, c.sampling})
    add(value);
  return text;
}

TEST(TrainingConfig, DefaultsAreThoseOfTheDeclarations) {
  EXPECT_EQ(fingerprint(TrainingConfig()), fingerprint(toTrainingConfig(Configuration(trainingParameters()))));
}

TEST(TrainingConfig, EveryParameterReachesAFieldOfItsOwn) {
  std::set<std::string> fingerprints = {fingerprint(TrainingConfig())};
  for (const Parameter& parameter : trainingParameters()) {
    Configuration chosen(trainingParameters());
    chosen.set(parameter.id, anotherValue(parameter));
    EXPECT_TRUE(fingerprints.insert(fingerprint(toTrainingConfig(chosen))).second) << parameter.id;
  }
}

TEST(MethodRate, FollowsWhatTrainsUntilSomebodyChooses) {
  Configuration texts(trainingParameters("text_classification"));
  texts.setText("method", "lora");
  followMethod(texts, "full");
  EXPECT_EQ(texts.real("learning_rate"), 1e-3);
  texts.setText("method", "full");
  followMethod(texts, "lora");
  EXPECT_EQ(texts.real("learning_rate"), 5e-5);
  texts.setText("learning_rate", "0.0002");
  texts.setText("method", "head");
  followMethod(texts, "full");
  EXPECT_EQ(texts.real("learning_rate"), 2e-4);
  Configuration images(trainingParameters("image_classification"));
  images.setText("method", "head");
  followMethod(images, "full");
  EXPECT_FALSE(images.changed("learning_rate"));
}

}  // namespace
}  // namespace luthier
