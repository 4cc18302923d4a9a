// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/base/files.h"
#include "core/image/decode.h"
#include "core/tasks/predictor.h"
#include "core/weights/state_dict.h"
#include "tests/support/expect_error.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/models/recipe.h"

namespace luthier {
namespace {

class PredictorTest : public testing::Test {
 protected:
  PredictorTest() {
    const auto* architecture = findArchitecture("resnet20");
    const auto module = architecture->make(3);
    fillByRecipe(*module);
    source_.weights = folder_ / "weights.safetensors";
    source_.architecture = "resnet20";
    source_.classes = {"a", "b", "c"};
    source_.preprocessing = architecture->preprocessing;
    saveStateDict(source_.weights, stateDictOf(*module), {});
  }

  std::filesystem::path writeImage(const std::string& name, std::uint8_t shade) {
    Image image(40, 32, 3);
    for (std::size_t at = 0; at < image.pixels.size(); ++at) {
      image.pixels[at] = static_cast<std::uint8_t>(shade + at % 97);
    }
    writeFileAtomically(folder_ / name, encodePng(image));
    return folder_ / name;
  }

  support::TemporaryFolder folder_;
  PredictorSource source_;
};

TEST_F(PredictorTest, AnswersFilesInOrderWithSortedProbabilitiesAndProblemsInPlace) {
  Predictor predictor(source_);
  const std::vector<std::filesystem::path> files{writeImage("1.png", 0), folder_ / "missing.png", writeImage("2.png", 90)};
  std::vector<Progress> told;
  const auto answers = predictor.predict(files, 5, [&](const Progress& now) { told.push_back(now); }, {});

  ASSERT_EQ(answers.size(), 3U);
  ASSERT_EQ(answers[0].top.size(), 3U) << "no more than there are classes";
  EXPECT_EQ(answers[0].file, files[0].native());
  EXPECT_GE(answers[0].top[0].probability, answers[0].top[1].probability);
  double sum = 0.0;
  for (const auto& entry : answers[0].top) {
    EXPECT_EQ(entry.name, source_.classes[static_cast<std::size_t>(entry.label)]);
    sum += entry.probability;
  }
  EXPECT_NEAR(sum, 1.0, 1e-5);
  ASSERT_TRUE(answers[1].problem);
  EXPECT_EQ(answers[1].problem->code, ErrorCode::FileUnreadable);
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.back().done, 3);

  const auto alone = predictor.probabilities({decodeImageFile(files[2])});
  EXPECT_NEAR(alone[0][answers[2].top[0].label].item<double>(), answers[2].top[0].probability, 1e-6);
}

TEST_F(PredictorTest, CanBeCancelled) {
  Predictor predictor(source_);
  const CancelToken cancel;
  cancel.cancel();
  support::expectError(ErrorCode::Cancelled,
                       [&] { static_cast<void>(predictor.predict({writeImage("1.png", 0)}, 1, nullptr, cancel)); });
}

TEST_F(PredictorTest, HeadMustFitTheNamedClasses) {
  source_.classes.emplace_back("d");
  support::expectError(ErrorCode::ArchitectureMismatch, [&] { Predictor predictor(source_); });
  source_.classes.clear();
  Predictor unnamed(source_);
  const auto answers = unnamed.predict({writeImage("1.png", 0)}, 1, nullptr, {});
  ASSERT_FALSE(answers.front().top.empty());
  EXPECT_EQ(answers.front().top.front().name, std::to_string(answers.front().top.front().label));
}

TEST_F(PredictorTest, HeadlessWeightsCannotAnswer) {
  auto state = loadStateDict(source_.weights);
  state.erase("linear.weight");
  saveStateDict(source_.weights, state, {});
  support::expectError(ErrorCode::ArchitectureMismatch, [&] { Predictor predictor(source_); });
}

}  // namespace
}  // namespace luthier
