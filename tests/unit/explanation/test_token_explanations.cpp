// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/explanation/attention_maps.h"
#include "core/explanation/token_gradients.h"
#include "tests/support/expect_error.h"
#include "tests/unit/models/text_fixture.h"

namespace luthier {
using support::expectError;
namespace {

class TokenExplanations : public testing::TestWithParam<std::string> {};

// Recorded from captum and from the paper's own formula by tests/fixtures/models/make_text_fixtures.py.
TEST_P(TokenExplanations, EqualPythons) {
  const RecordedText recorded(GetParam());
  const auto& wanted = recorded.json.at("explanations");
  const auto model = recorded.make(TextHeadKind::Sequence);
  const auto inputs = recorded.inputs.slice(0, 0, 1);
  const ExplainedOutput output{.label = 1};

  expectNumbers(gradientTimesInput(*model, inputs, output), wanted.at("gradient_x_input"), 1e-4, "gradient x input");
  auto keep = torch::zeros({1, inputs.size(2)}, torch::kBool);
  keep.select(1, 0).fill_(true);
  keep.select(1, inputs.size(2) - 1).fill_(true);
  const auto baseline = paddedBaseline(inputs, keep, recorded.config.padToken);
  const auto attribution = integratedGradients(*model, inputs, baseline, output);
  expectNumbers(attribution.scores, wanted.at("integrated_gradients"), 1e-4, "integrated gradients");
  expectNumbers(torch::tensor(attribution.completeness), wanted.at("completeness"), 1e-4, "completeness");

  const torch::NoGradGuard noGradients;
  const auto attentions = stackedAttentions(model->encode(inputs, {.attentions = true}).attentions);
  EXPECT_EQ(attentions.sizes(), (std::vector<std::int64_t>{3, 2, 7, 7}));
  expectNumbers(attentionRollout(attentions), wanted.at("rollout"), 1e-5, "rollout");
}

INSTANTIATE_TEST_SUITE_P(All, TokenExplanations, testing::ValuesIn(recordedFamilies()), familyTestName);

TEST(AttentionMaps, LayersAndHeadsAreChosenOrAveraged) {
  const auto attentions = torch::softmax(torch::arange(2 * 3 * 4 * 4, torch::kFloat64).view({2, 3, 4, 4}).sin(), -1);
  EXPECT_TRUE(torch::equal(attentionMap(attentions, 1, 2), attentions[1][2]));
  EXPECT_TRUE(torch::allclose(attentionMap(attentions, 0, -1), attentions[0].mean(0)));
  EXPECT_TRUE(torch::allclose(attentionMap(attentions, -1, -1), attentions.mean({0, 1})));
  EXPECT_TRUE(torch::allclose(attentionRollout(attentions).sum(-1), torch::ones({4}, torch::kFloat64)));
  expectError(ErrorCode::InvalidParameter, [&] { (void)attentionMap(attentions, 2, 0); });
  expectError(ErrorCode::InvalidParameter, [&] { (void)attentionMap(attentions, 0, -2); });
}

}  // namespace
}  // namespace luthier
