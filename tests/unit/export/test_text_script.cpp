// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/script.h>

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/export/text_comparison.h"
#include "core/models/text/lora.h"
#include "tests/support/expect_error.h"
#include "tests/unit/export/text_export_fixture.h"

namespace luthier {
namespace {

class TextScriptTest : public TextExportFixture {};

/// Texts of up to `length` tokens that end at different places.
torch::Tensor textsFor(const TextConfig& config, std::int64_t count, std::int64_t length) {
  auto inputs = torch::zeros({count, 3, length}, torch::kInt64);
  for (std::int64_t row = 0; row < count; ++row) {
    const auto real = std::max<std::int64_t>(1, length - row % 3);
    auto ids = (torch::arange(length) * 5 + row * 7) % (config.vocabularySize - 3) + 3;
    inputs[row][0] = ids.masked_fill(torch::arange(length).ge(real), config.padToken);
    inputs[row][1] = torch::arange(length).lt(real).to(torch::kInt64);
    if (config.tokenTypes > 1) {
      inputs[row][2].narrow(0, real / 2, length - real / 2).fill_(1);
    }
  }
  return inputs;
}

constexpr std::array everyHead{TextHeadKind::Sequence, TextHeadKind::Token, TextHeadKind::QuestionAnswering,
                               TextHeadKind::MaskedLanguage};

TEST_F(TextScriptTest, EveryFamilyAndHeadTakesAnyLengthAndBatch) {
  for (const auto& family : recordedFamilies()) {
    const RecordedText recorded(family);
    for (const auto kind : everyHead) {
      for (const auto pooling : {TextPooling::ClassToken, TextPooling::Mean}) {
        if (pooling == TextPooling::Mean && kind != TextHeadKind::Sequence) {
          continue;
        }
        const auto model = makeTextModel(recorded.config, {kind, 3, pooling});
        fillByRecipe(*model);
        model->eval();
        const support::TemporaryFolder place;
        textScriptFormat().write(wish(*model, recorded), place.path());
        auto module = torch::jit::load((place / "model.pt").string());
        for (const auto& [count, length] : {std::pair{1, 1}, {1, 5}, {3, 9}, {5, 12}}) {
          const auto texts = textsFor(recorded.config, count, length);
          const torch::NoGradGuard noGradients;
          const auto found = module.forward({texts.select(1, 0), texts.select(1, 1), texts.select(1, 2)}).toTensor();
          EXPECT_TRUE(torch::allclose(found, model->forward(texts), 1e-4, 1e-5))
              << model->className() << " " << count << " x " << length;
        }
      }
    }
  }
}

TEST_F(TextScriptTest, TheFolderHoldsItsCertificateAndWhatIsNeededToUseIt) {
  const RecordedText recorded("bert");
  const auto model = recorded.make(TextHeadKind::Sequence);
  addLora(*model, {.rank = 2});
  for (auto& parameter : model->named_parameters()) {
    if (isLoraParameter(parameter.key())) {
      const torch::NoGradGuard noGradients;
      parameter.value().normal_(0.0, 0.3);
    }
  }
  model->eval();
  const auto target = folder_ / "out";

  const auto certificate =
      exportTexts(wish(*model, recorded), textScriptFormat(), textsFor(recorded.config, 23, 11), "validation", target);

  EXPECT_EQ(certificate.images, 23);
  EXPECT_LE(certificate.largestDifference, 1e-4);
  EXPECT_DOUBLE_EQ(certificate.agreement, 1.0);
  EXPECT_GT(certificate.runSeconds, 0.0);
  EXPECT_GT(certificate.exportSeconds, 0.0);
  const auto stored = nlohmann::json::parse(readTextFile(target / "parity.json"));
  EXPECT_EQ(stored.at("format"), "torchscript");
  EXPECT_EQ(stored.at("texts"), 23);
  EXPECT_EQ(stored.at("split"), "validation");
  EXPECT_EQ(stored.at("passed"), true);
  EXPECT_TRUE(verifyFolder(target));
  EXPECT_TRUE(std::filesystem::exists(target / "vocab.txt"));
  EXPECT_EQ(nlohmann::json::parse(readTextFile(target / "config.json")).at("id2label").at("2"), "good");
  EXPECT_NE(readTextFile(target / "README.md").find("torch.jit.load(\"model.pt\")"), std::string::npos);
  torch::jit::ExtraFilesMap extra{{"classes.json", ""}};
  auto module = torch::jit::load((target / "model.pt").string(), std::nullopt, extra);
  EXPECT_EQ(extra.at("classes.json"), R"(["bad","so so","good"])");
  for (const auto& parameter : module.named_parameters()) {
    EXPECT_FALSE(isLoraParameter(parameter.name)) << parameter.name;
  }
}

/// A file that answers otherwise never appears: here another model's is put in its place.
TEST_F(TextScriptTest, AnotherModelsAnswersAreFound) {
  const RecordedText recorded("bert");
  const auto model = recorded.make(TextHeadKind::Token);
  model->eval();
  const auto other = makeTextModel(recorded.config, model->head());
  other->eval();
  const support::TemporaryFolder place;
  textScriptFormat().write(wish(*other, recorded), place.path());
  const auto mine = wish(*model, recorded);
  const auto certificate =
      compareTexts(mine, textScriptFormat().load(mine, place.path()), textsFor(recorded.config, 12, 9), 1e-4);
  EXPECT_FALSE(certificate.passed());
  EXPECT_EQ(certificate.images, 12);
  support::expectError(ErrorCode::ExportDiffers, [&] { requireParity(certificate); });
}

/// One answer of several: of the tokens' tags the share that is equal, of stretches each end.
TEST_F(TextScriptTest, AgreementIsOfWhatTheHeadAnswers) {
  const RecordedText recorded("bert");
  const auto model = recorded.make(TextHeadKind::QuestionAnswering);
  model->eval();
  const auto texts = textsFor(recorded.config, 4, 9);
  const auto mine = wish(*model, recorded);
  const auto starts = [&model](const torch::Tensor& inputs) {
    auto logits = model->forward(inputs).clone();
    logits.select(-1, 0).select(1, 2).fill_(1000.0);  // every answer begins at the third token; the ends stay
    return logits;
  };
  EXPECT_DOUBLE_EQ(
      compareTexts(mine, starts, texts, 1e4).agreement, 0.5 + 0.5 * [&] {
        const torch::NoGradGuard noGradients;
        return model->forward(texts).select(-1, 0).argmax(1).eq(2).to(torch::kFloat64).mean().item<double>();
      }());
}

}  // namespace
}  // namespace luthier
