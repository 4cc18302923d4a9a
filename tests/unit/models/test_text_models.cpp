// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <set>

#include "core/models/text/text_folder.h"
#include "tests/unit/models/text_fixture.h"

namespace luthier {
namespace {

class TextFamilies : public testing::TestWithParam<std::string> {};

TEST_P(TextFamilies, HiddenStatesAndAttentionsEqualTransformers) {
  const torch::NoGradGuard noGradients;
  const RecordedText recorded(GetParam());
  const auto model = recorded.make(TextHeadKind::Sequence);

  const auto output = model->encode(recorded.inputs, {.hidden = true, .attentions = true});

  const auto& hidden = recorded.json.at("hidden");
  ASSERT_EQ(output.hidden.size(), hidden.size());
  for (std::size_t layer = 0; layer < hidden.size(); ++layer) {
    expectNumbers(output.hidden[layer], hidden[layer], 1e-5, "hidden states of layer " + std::to_string(layer));
  }
  const auto& attentions = recorded.json.at("attentions");
  ASSERT_EQ(output.attentions.size(), attentions.size());
  for (std::size_t layer = 0; layer < attentions.size(); ++layer) {
    expectNumbers(output.attentions[layer], attentions[layer], 1e-5, "attention of layer " + std::to_string(layer));
  }
  EXPECT_TRUE(torch::allclose(model->encode(recorded.inputs).last, output.last, 1e-5, 1e-6)) << "fused attention";
}

TEST_P(TextFamilies, LogitsOfEveryHeadEqualTransformers) {
  const torch::NoGradGuard noGradients;
  const RecordedText recorded(GetParam());
  const auto& logits = recorded.json.at("logits");
  expectNumbers(recorded.make(TextHeadKind::Sequence)->forward(recorded.inputs), logits.at("sequence"), 1e-5, "sequence");
  expectNumbers(recorded.make(TextHeadKind::Token)->forward(recorded.inputs), logits.at("token"), 1e-5, "token");
  expectNumbers(recorded.make(TextHeadKind::QuestionAnswering)->forward(recorded.inputs), logits.at("question_answering"),
                1e-5, "question answering");
  expectNumbers(recorded.make(TextHeadKind::MaskedLanguage)->forward(recorded.inputs), logits.at("masked_language"), 1e-5,
                "masked language");
}

TEST_P(TextFamilies, PaddingChangesNothingAndFeaturesFeedTheHead) {
  const torch::NoGradGuard noGradients;
  const RecordedText recorded(GetParam());
  const auto model = makeTextModel(recorded.config, {TextHeadKind::Sequence, 4, TextPooling::Mean});
  model->eval();
  const auto shorter = recorded.inputs.slice(0, 1, 2).slice(2, 0, 5);
  const auto padded = recorded.inputs.slice(0, 1, 2);
  EXPECT_TRUE(torch::allclose(model->forward(padded), model->forward(shorter), 1e-5, 1e-6));
  EXPECT_TRUE(torch::equal(model->answer(model->features(padded)), model->forward(padded)));
  EXPECT_EQ(model->features(padded).sizes(), (std::vector<std::int64_t>{1, recorded.config.hiddenSize}));
}

TEST_P(TextFamilies, EveryParameterHasADepth) {
  const RecordedText recorded(GetParam());
  const auto model = recorded.make(TextHeadKind::Sequence);
  std::set<std::int64_t> seen;
  for (const auto& parameter : model->named_parameters()) {
    const auto depth = model->layerIndexOf(parameter.key());
    seen.insert(depth);
    EXPECT_EQ(depth == model->depths() - 1, model->isHeadParameter(parameter.key())) << parameter.key();
    EXPECT_EQ(depth == 0, parameter.key().find("embedding") != std::string::npos) << parameter.key();
  }
  EXPECT_EQ(static_cast<std::int64_t>(seen.size()), model->depths());
  EXPECT_EQ(*seen.begin(), 0);
}

TEST_P(TextFamilies, EveryParameterLearnsAndDropoutActsInTrainingOnly) {
  const RecordedText recorded(GetParam());
  const auto model = recorded.make(TextHeadKind::Sequence);
  torch::cross_entropy_loss(model->forward(recorded.inputs), torch::tensor({0, 2}, torch::kInt64)).backward();
  for (const auto& parameter : model->named_parameters()) {
    ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
    // Softmax does not see what is added to all keys alike.
    const bool keyBias = parameter.key().ends_with("key.bias") || parameter.key().ends_with("k_lin.bias");
    EXPECT_TRUE(keyBias || parameter.value().grad().abs().max().item<double>() > 0.0) << parameter.key();
  }
  const torch::NoGradGuard noGradients;
  EXPECT_TRUE(torch::equal(model->forward(recorded.inputs), model->forward(recorded.inputs)));
  model->train();
  if (recorded.config.hiddenDropout > 0.0) {
    EXPECT_FALSE(torch::equal(model->forward(recorded.inputs), model->forward(recorded.inputs)));
  }
}

INSTANTIATE_TEST_SUITE_P(All, TextFamilies, testing::ValuesIn(recordedFamilies()), familyTestName);

TEST(PublishedNames, BareEncodersOldNamesAndTiedWeightsAreRead) {
  const RecordedText recorded("bert");
  const auto source = recorded.make(TextHeadKind::MaskedLanguage);
  StateDict old;
  for (const auto& [name, tensor] : stateDictOf(*source)) {
    auto stored = name.starts_with("bert.") ? name.substr(5) : name;
    if (stored.ends_with("LayerNorm.weight")) {
      stored.replace(stored.size() - 6, 6, "gamma");
    } else if (stored.ends_with("LayerNorm.bias")) {
      stored.replace(stored.size() - 4, 4, "beta");
    }
    old.emplace(stored, tensor);
  }
  old.emplace("embeddings.position_ids", torch::arange(20).unsqueeze(0));
  old.emplace("cls.predictions.decoder.weight", old.at("embeddings.word_embeddings.weight"));
  old.emplace("cls.predictions.decoder.bias", old.at("cls.predictions.bias"));
  old.erase("cls.predictions.bias");

  const auto target = makeTextModel(recorded.config, {TextHeadKind::MaskedLanguage, 0, TextPooling::ClassToken});
  const auto report = loadTextWeights(*target, old, "model.safetensors");

  EXPECT_TRUE(report.missing.empty());
  EXPECT_TRUE(report.unexpected.empty());
  target->eval();
  const torch::NoGradGuard noGradients;
  EXPECT_TRUE(torch::equal(target->forward(recorded.inputs), source->forward(recorded.inputs)));
  EXPECT_EQ(publishedHead(recorded.config, withPublishedNames(old, recorded.config)).kind, TextHeadKind::MaskedLanguage);
}

}  // namespace
}  // namespace luthier
