// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/tasks/task_registry.h"
#include "core/tasks/text_predictor.h"
#include "core/tasks/text_targets.h"
#include "tests/support/expect_error.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_text.h"

namespace luthier {
namespace {

TaskContext contextOf(const Dataset& dataset) {
  TaskContext context;
  context.dataset = &dataset;
  context.config = toTrainingConfig(Configuration(trainingParameters(dataset.record.task)));
  context.config.maxLength = 24;
  context.config.stride = 4;
  context.model.architecture = "bert";
  context.modelPath = context.weights = support::tinyBert();
  return context;
}

/// Some steps of plain AdamW on the whole training split; the mean loss of the first and the last pass.
std::pair<double, double> learn(PreparedTask& task, int passes) {
  const auto& maker = task.batches(Split::Train, true);
  std::vector<torch::Tensor> parameters = task.module().parameters();
  torch::optim::AdamW optimizer(parameters, torch::optim::AdamWOptions(3e-3));
  task.setTrainingMode();
  double first = 0.0, last = 0.0;
  for (int pass = 0; pass < passes; ++pass) {
    double sum = 0.0;
    for (std::size_t begin = 0; begin < maker.size(); begin += 8) {
      BatchRequest request{pass, {}};
      for (auto i = begin; i < std::min(begin + 8, maker.size()); ++i) request.positions.push_back(i);
      const auto batch = maker.make(request);
      const auto loss = task.loss(task.forward(batch.inputs), batch.targets);
      optimizer.zero_grad();
      loss.backward();
      optimizer.step();
      sum += loss.item<double>() * static_cast<double>(request.positions.size());
    }
    (pass == 0 ? first : last) = sum / static_cast<double>(maker.size());
  }
  return {first, last};
}

EpochResult judge(PreparedTask& task) {
  const torch::NoGradGuard noGradients;
  task.module().eval();
  const auto& maker = task.batches(Split::Validation, false);
  const auto metrics = task.metrics(Split::Validation);
  for (std::size_t begin = 0; begin < maker.size(); begin += 8) {
    BatchRequest request{0, {}};
    for (auto i = begin; i < std::min(begin + 8, maker.size()); ++i) request.positions.push_back(i);
    std::reverse(request.positions.begin(), request.positions.end());  // batches may come in any order
    const auto batch = maker.make(request);
    const auto outputs = task.forward(batch.inputs);
    metrics->add(batch, outputs, task.loss(outputs, batch.targets));
  }
  // A checkpoint in the middle of an epoch loses nothing.
  const auto resumed = task.metrics(Split::Validation);
  resumed->load(metrics->state());
  EXPECT_EQ(resumed->finish().values, metrics->finish().values);
  return metrics->finish();
}

struct Case {
  const char* task;
  const char* metric;
  double atLeast;
};

class TextTasks : public ::testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(
    All, TextTasks,
    ::testing::Values(Case{"text_classification", "accuracy", 0.9}, Case{"multilabel_text_classification", "micro_f1", 0.9},
                      Case{"text_regression", "pearson", 0.8}, Case{"token_classification", "entity_f1", 0.8},
                      Case{"question_answering", "f1", 0.3}, Case{"masked_language_modeling", "perplexity", 1.0}),
    [](const auto& each) { return each.param.task; });

TEST_P(TextTasks, LearnsWhatItIsTaught) {
  const auto dataset = support::tinyTexts(GetParam().task, 96);
  const auto task = taskById(GetParam().task).prepare(contextOf(dataset));
  const auto [first, last] = learn(*task, 14);
  EXPECT_LT(last, first);
  const auto result = judge(*task);
  ASSERT_TRUE(result.value(GetParam().metric)) << GetParam().metric;
  EXPECT_GE(*result.value(GetParam().metric), GetParam().atLeast);
  EXPECT_EQ(result.values.front().first, "loss");
}

TEST(TextClassification, RecordsAnAnswerForEachExampleInTheirOrder) {
  const auto dataset = support::tinyTexts("text_classification", 20);
  const auto task = taskById("text_classification").prepare(contextOf(dataset));
  const auto result = judge(*task);
  ASSERT_TRUE(result.predictions && result.matrix);
  ASSERT_EQ(result.predictions->examples.size(), 10U);
  EXPECT_EQ(result.predictions->examples.front(), 21);
  EXPECT_TRUE(std::is_sorted(result.predictions->examples.begin(), result.predictions->examples.end()));
  EXPECT_EQ(result.matrix->total(), 10);
}

TEST(TokenClassification, EveryWordOfALongTextGetsOneTag) {
  const auto dataset = support::tinyTexts("token_classification", 20);
  const auto task = taskById("token_classification").prepare(contextOf(dataset));
  EXPECT_GT(task->batches(Split::Validation, false).size(), 10U);  // windows
  const auto result = judge(*task);
  ASSERT_EQ(result.answers.size(), 10U);
  std::int64_t words = 0;
  for (std::size_t i = 0; i < 10; ++i) {
    const auto wanted = wordTargets(dataset.texts[20 + i]).words.size();
    EXPECT_EQ(nlohmann::json::parse(result.answers[i].answer).at("tags").size(), wanted);
    words += static_cast<std::int64_t>(wanted);
  }
  EXPECT_EQ(result.matrix->total(), words);
}

TEST(QuestionAnswering, AnswersAreStretchesOfThePassage) {
  const auto dataset = support::tinyTexts("question_answering", 20);
  const auto task = taskById("question_answering").prepare(contextOf(dataset));
  const auto result = judge(*task);
  ASSERT_EQ(result.answers.size(), 10U);
  for (const auto& answer : result.answers) {
    const auto json = nlohmann::json::parse(answer.answer);
    ASSERT_FALSE(json.at("answers").empty());
    const auto& best = json.at("answers").front();
    const auto& passage = *dataset.texts[static_cast<std::size_t>(answer.example) - 1].second;
    const auto begin = best.at("start").get<std::size_t>(), end = best.at("end").get<std::size_t>();
    EXPECT_EQ(passage.substr(begin, end - begin), best.at("text"));
  }
}

TEST(MaskedLanguageModeling, HidesOtherTokensEveryEpochAndTheSameOnesInAnEvaluation) {
  const auto dataset = support::tinyTexts("masked_language_modeling", 40);
  const auto task = taskById("masked_language_modeling").prepare(contextOf(dataset));
  std::vector<std::size_t> positions{0, 1, 2, 3, 4, 5, 6, 7};
  const auto& training = task->batches(Split::Train, true);
  const auto& evaluation = task->batches(Split::Train, false);
  EXPECT_FALSE(torch::equal(training.make({0, positions}).targets, training.make({1, positions}).targets));
  EXPECT_TRUE(torch::equal(evaluation.make({0, positions}).targets, evaluation.make({1, positions}).targets));
  const auto batch = training.make({0, positions});
  const auto hidden = batch.targets.ne(-100);
  EXPECT_GT(hidden.sum().item<std::int64_t>(), 0);
  EXPECT_FALSE(hidden.select(1, 0).any().item<bool>());  // never the class token
}

TEST(MaskedLanguageModeling, AnswersOnlyForTheHiddenTokensAndAsItWouldForAll) {
  const auto dataset = support::tinyTexts("masked_language_modeling", 40);
  const auto task = taskById("masked_language_modeling").prepare(contextOf(dataset));
  const torch::NoGradGuard noGradients;
  task->module().eval();
  const auto batch = task->batches(Split::Train, false).make({0, {0, 1, 2, 3}});
  const auto asked = task->forward(batch.inputs);
  const auto all = task->forward(batch.inputs.narrow(1, 0, 3));
  ASSERT_EQ(all.dim(), 3);
  EXPECT_TRUE(torch::allclose(asked, all.index({batch.targets.ne(-100)}), 1e-5, 1e-6));
  const auto loss = torch::nn::functional::cross_entropy(all.flatten(0, 1), batch.targets.flatten());  // ignores -100
  EXPECT_NEAR(task->loss(asked, batch.targets).item<double>(), loss.item<double>(), 1e-5);
  // Where chance hides nothing, nothing is lost.
  const auto nothing = torch::full_like(batch.targets, -100);
  auto unasked = batch.inputs.clone();
  unasked.select(1, 3).zero_();
  EXPECT_EQ(task->loss(task->forward(unasked), nothing).item<double>(), 0.0);
}

TEST(TextTraining, WhatTrainsFollowsTheMethod) {
  const auto dataset = support::tinyTexts("text_classification", 8);
  const auto namesFor = [&](auto change) {
    auto context = contextOf(dataset);
    change(context.config);
    const auto task = taskById("text_classification").prepare(context);
    std::map<std::string, ParameterGroup> all;
    for (const auto& group : task->parameterGroups()) {
      for (const auto& [name, tensor] : group.parameters) all[name] = {{}, group.rateFactor, group.decays};
    }
    return all;
  };
  const auto full = namesFor([](auto& config) { config.layerDecay = 0.5; });
  EXPECT_TRUE(full.contains("bert.embeddings.word_embeddings.weight"));
  EXPECT_EQ(full.at("classifier.weight").rateFactor, 1.0);
  EXPECT_EQ(full.at("bert.encoder.layer.1.attention.self.query.weight").rateFactor, 0.5);
  EXPECT_EQ(full.at("bert.encoder.layer.0.attention.self.query.weight").rateFactor, 0.25);
  EXPECT_EQ(full.at("bert.embeddings.word_embeddings.weight").rateFactor, 0.125);
  EXPECT_TRUE(full.at("classifier.weight").decays);
  EXPECT_FALSE(full.at("classifier.bias").decays);
  EXPECT_FALSE(full.at("bert.encoder.layer.0.output.LayerNorm.weight").decays);
  const auto frozen = namesFor([](auto& config) {
    config.frozenEmbeddings = true;
    config.frozenLayers = 1;
  });
  EXPECT_FALSE(frozen.contains("bert.embeddings.word_embeddings.weight"));
  EXPECT_FALSE(frozen.contains("bert.encoder.layer.0.attention.self.query.weight"));
  EXPECT_TRUE(frozen.contains("bert.encoder.layer.1.attention.self.query.weight"));
  const auto head = namesFor([](auto& config) { config.method = "head"; });
  EXPECT_TRUE(head.contains("classifier.weight"));
  EXPECT_FALSE(head.contains("bert.encoder.layer.1.attention.self.query.weight"));
  const auto lora = namesFor([](auto& config) { config.method = "lora"; });
  EXPECT_TRUE(lora.contains("bert.encoder.layer.1.attention.self.query.lora_A.weight"));
  EXPECT_FALSE(lora.contains("bert.encoder.layer.1.attention.self.query.weight"));
  EXPECT_FALSE(lora.contains("bert.encoder.layer.1.attention.self.key.lora_A.weight"));
  support::expectError(ErrorCode::InvalidParameter, [&] {
    (void)namesFor([](auto& config) {
      config.method = "lora";
      config.loraTargets = "nothing";
    });
  });
}

TEST(TextTraining, TheLongestTextFollowsTheDataAndTheModel) {
  auto dataset = support::tinyTexts("text_classification", 40);
  auto context = contextOf(dataset);
  context.config.maxLength = 0;
  const auto lengthOf = [&] {
    const auto description = taskById("text_classification").prepare(context)->description();
    return nlohmann::json::parse(description).at("text").at("max_length").get<int>();
  };
  EXPECT_EQ(lengthOf(), 32);  // some have over sixty words, the model reads 32 tokens
  std::erase_if(dataset.texts, [](const TextRecord& text) { return text.text.size() > 40; });
  dataset.examples.resize(dataset.texts.size());
  EXPECT_EQ(lengthOf(), 16);
}

TEST(TextTraining, UnusableTargetsNameTheExample) {
  auto dataset = support::tinyTexts("text_regression", 8);
  dataset.texts[3].targets = R"({"number":1})";
  const auto task = taskById("text_regression").prepare(contextOf(dataset));
  support::expectError(ErrorCode::TargetsUnusable, [&] { (void)task->batches(Split::Train, true); });
}

TEST(TextPredictor, AnswersAsTheTaskDoes) {
  for (const auto& each : {Case{"text_classification", "", 0}, Case{"text_regression", "", 0},
                           Case{"token_classification", "", 0}, Case{"question_answering", "", 0}}) {
    SCOPED_TRACE(each.task);
    const auto dataset = support::tinyTexts(each.task, 64);
    const auto task = taskById(each.task).prepare(contextOf(dataset));
    (void)learn(*task, 6);
    const support::TemporaryFolder folder;
    const auto weights = folder.path() / "model.safetensors";
    saveStateDict(weights, stateDictOf(task->module()), {});
    TextPredictor predictor({support::tinyBert(), weights, task->description()});
    std::vector<protocol::TextInput> inputs;
    for (std::size_t i = 64; i < dataset.texts.size(); ++i) {
      inputs.push_back({dataset.texts[i].text, dataset.texts[i].second.value_or("")});
    }
    const auto answers = predictor.predict(inputs, 2, nullptr, CancelToken());
    ASSERT_EQ(answers.size(), inputs.size());
    const auto result = judge(*task);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (result.predictions) {
        EXPECT_EQ(answers[i].top.front().label, result.predictions->answers[i]);
        EXPECT_NEAR(answers[i].top.front().probability, result.predictions->confidences[i], 1e-5);
      } else if (std::string(each.task) == "text_regression") {
        EXPECT_NEAR(answers[i].value, nlohmann::json::parse(result.answers[i].answer).at("value").get<double>(), 1e-5);
      } else if (std::string(each.task) == "question_answering") {
        const auto best = nlohmann::json::parse(result.answers[i].answer).at("answers").front();
        EXPECT_EQ(answers[i].spans.front().begin, best.at("start"));
        EXPECT_TRUE(answers[i].spansInSecond);
      } else {
        for (const auto& span : answers[i].spans) {
          EXPECT_EQ(span.label, "THING");
          EXPECT_LT(span.begin, span.end);
        }
      }
    }
  }
}

}  // namespace
}  // namespace luthier
