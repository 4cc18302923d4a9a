// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/base/files.h"
#include "core/export/state_dict_export.h"
#include "core/weights/state_dict.h"
#include "tests/support/expect_error.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/models/recipe.h"

namespace luthier {
namespace {

class StateDictExport : public testing::Test {
 protected:
  PredictorSource makeSource(const std::vector<std::string>& classes) {
    const auto* architecture = findArchitecture("resnet20");
    const auto module = architecture->make(static_cast<std::int64_t>(classes.size()));
    fillByRecipe(*module);
    PredictorSource source{folder_ / "weights.safetensors", "resnet20", classes, architecture->preprocessing};
    source.preprocessing.mean = {0.1F, 0.2F, 0.3F};
    saveStateDict(source.weights, stateDictOf(*module), {});
    return source;
  }
  support::TemporaryFolder folder_;
};

TEST_F(StateDictExport, FolderAnswersAsTheRunDoes) {
  Predictor predictor(makeSource({"cat", "d*g", "马"}));
  const auto images = torch::randn({5, 3, 32, 32});
  const ModelCard card{"my run", "pets", R"({"epochs":3})", {{"accuracy", 0.912345}}};

  const auto certificate = exportStateDict(predictor, card, images, folder_ / "out");

  EXPECT_EQ(certificate.images, 5);
  EXPECT_LE(certificate.largestDifference, 1e-5);
  EXPECT_DOUBLE_EQ(certificate.agreement, 1.0);
  EXPECT_TRUE(verifyFolder(folder_ / "out"));
  const auto source = readExportedFolder(folder_ / "out");
  EXPECT_EQ(source.architecture, "resnet20");
  EXPECT_EQ(source.classes, predictor.source().classes);
  EXPECT_EQ(source.preprocessing, predictor.source().preprocessing);
  Predictor exported(source);
  EXPECT_TRUE(torch::allclose(exported.logits(images), predictor.logits(images), 1e-5, 1e-5));

  const auto text = readTextFile(folder_ / "out/README.md");
  for (const char* expected : {"# my run", "ResNet-20 (CIFAR)", "pets", "| accuracy | 0.9123 |", "1. d\\*g", "2. 马",
                               "\"epochs\":3", "the run on 5 images"}) {
    EXPECT_NE(text.find(expected), std::string::npos) << expected << "\n" << text;
  }
}

TEST_F(StateDictExport, AnExistingFolderIsLeftAlone) {
  Predictor predictor(makeSource({"a", "b"}));
  std::filesystem::create_directories(folder_ / "out");
  writeFileAtomically(folder_ / "out/mine.txt", std::string_view("keep"));
  support::expectError(ErrorCode::AlreadyExists, [&] {
    static_cast<void>(exportStateDict(predictor, {}, torch::empty({0, 3, 32, 32}), folder_ / "out"));
  });
  EXPECT_EQ(readTextFile(folder_ / "out/mine.txt"), "keep");
}

TEST_F(StateDictExport, AModelThatAnswersOtherwiseIsNotExported) {
  Predictor predictor(makeSource({"a", "b"}));
  // The file changes after the predictor has read it: what is exported is no longer what was measured.
  const auto other = findArchitecture("resnet20")->make(2);
  saveStateDict(predictor.source().weights, stateDictOf(*other), {});
  support::expectError(ErrorCode::Internal, [&] {
    static_cast<void>(exportStateDict(predictor, {}, torch::randn({3, 3, 32, 32}), folder_ / "out"));
  });
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
}

}  // namespace
}  // namespace luthier
