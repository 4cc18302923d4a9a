// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/models/text/lora.h"
#include "tests/support/expect_error.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/models/text_fixture.h"

namespace luthier {
using support::expectError;
using support::TemporaryFolder;
namespace {

class Lora : public testing::TestWithParam<std::string> {};

/// Adapters as training leaves them: B is no longer zero.
void disturb(TextModel& model) {
  const torch::NoGradGuard noGradients;
  for (auto& parameter : model.named_parameters()) {
    if (isLoraParameter(parameter.key())) {
      parameter.value().normal_(0.0, 0.3);
    }
  }
}

TEST_P(Lora, StartsWithoutEffectMergesAndComesBack) {
  const torch::NoGradGuard noGradients;
  const RecordedText recorded(GetParam());
  const auto model = recorded.make(TextHeadKind::Sequence);
  const auto before = model->forward(recorded.inputs);
  const auto weights = stateDictOf(*model).size();
  addLora(*model, {.rank = 2, .alpha = 6.0});
  model->eval();
  const auto layers = recorded.config.layers;
  EXPECT_EQ(stateDictOf(*model).size(), weights + static_cast<std::size_t>(4 * layers));
  EXPECT_TRUE(torch::allclose(model->forward(recorded.inputs), before));

  disturb(*model);
  const auto adapted = model->forward(recorded.inputs);
  EXPECT_FALSE(torch::allclose(adapted, before, 1e-3, 1e-3));
  mergeLora(*model);
  EXPECT_TRUE(torch::allclose(model->forward(recorded.inputs), adapted, 1e-5, 1e-5));
  unmergeLora(*model);
  EXPECT_TRUE(torch::allclose(model->forward(recorded.inputs), adapted, 1e-5, 1e-5));

  const auto plain = recorded.make(TextHeadKind::Sequence);
  EXPECT_TRUE(loadInto(*plain, mergedState(*model)).missing.empty());
  EXPECT_TRUE(torch::allclose(plain->forward(recorded.inputs), adapted, 1e-5, 1e-5));
}

TEST_P(Lora, SavedAdaptersAreReadAgain) {
  const torch::NoGradGuard noGradients;
  const RecordedText recorded(GetParam());
  const auto model = recorded.make(TextHeadKind::Token);
  const LoraConfig config{
      .rank = 3, .alpha = 5.0, .dropout = 0.1, .targets = {"query", "key", "q_lin", "k_lin"}, .rootScaled = true};
  addLora(*model, config);
  disturb(*model);
  stateDictOf(*model).at("classifier.bias").fill_(0.5);
  model->eval();
  TemporaryFolder folder;
  saveAdapter(*model, config, "base", folder.path());

  const auto other = recorded.make(TextHeadKind::Token);
  const auto read = loadAdapter(*other, folder.path());
  other->eval();

  EXPECT_EQ(read.rank, 3);
  EXPECT_EQ(read.targets, config.targets);
  EXPECT_TRUE(torch::equal(other->forward(recorded.inputs), model->forward(recorded.inputs)));
}

INSTANTIATE_TEST_SUITE_P(All, Lora, testing::ValuesIn(recordedFamilies()), familyTestName);

// Recorded from PEFT by tests/fixtures/models/make_text_fixtures.py.
TEST(PeftAdapter, IsReadAndAnswersAsInPython) {
  const torch::NoGradGuard noGradients;
  const RecordedText recorded("bert");
  const auto model = recorded.make(TextHeadKind::Sequence);
  const auto folder = std::filesystem::path(LUTHIER_SOURCE_DIR) / "tests/fixtures/models/peft_bert";
  const auto config = loadAdapter(*model, folder);
  model->eval();
  EXPECT_EQ(config.rank, 2);
  EXPECT_DOUBLE_EQ(config.scale(), 3.0);
  std::ifstream file(folder / "logits.json");
  expectNumbers(model->forward(recorded.inputs), nlohmann::json::parse(file), 1e-5, "logits");
}

TEST(LoraErrors, TargetsThatExistNowhereAreRefused) {
  const auto model = RecordedText("bert").make(TextHeadKind::Sequence);
  expectError(ErrorCode::InvalidParameter, [&] { addLora(*model, {.targets = {"nothing"}}); });
  TemporaryFolder folder;
  expectError(ErrorCode::ModelFolderIncomplete, [&] { (void)loadAdapter(*model, folder.path()); });
}

}  // namespace
}  // namespace luthier
