// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/config/training_advice.h"
#include "core/config/training_parameters.h"

namespace luthier {
namespace {

constexpr Machine plain{.bfloat16 = false, .gpu = false};

Configuration withPrecision(const char* precision, const char* device) {
  Configuration configuration(trainingParameters("image_classification"));
  configuration.setText("precision", precision);
  configuration.setText("device", device);
  return configuration;
}

TEST(TrainingAdvice, Bfloat16WithoutItsInstructionsIsAdvisedAgainst) {
  for (const char* device : {"auto", "cpu"}) {
    auto configuration = withPrecision("bfloat16", device);
    const auto advice = adviseOnTraining(configuration, plain);
    ASSERT_EQ(advice.size(), 1U) << device;
    EXPECT_EQ(advice[0].parameter, "precision");
    EXPECT_NE(std::string(advice[0].text).find("bfloat16"), std::string::npos);
    configuration.set(advice[0].parameter, advice[0].better);
    EXPECT_EQ(configuration.text("precision"), "float32");
    EXPECT_TRUE(adviseOnTraining(configuration, plain).empty());
  }
  EXPECT_TRUE(checkTrainingConfiguration(withPrecision("bfloat16", "cpu")).empty()) << "it works, and is not refused";
}

TEST(TrainingAdvice, SaysNothingWhereBfloat16IsFastOrNotAskedFor) {
  EXPECT_TRUE(adviseOnTraining(withPrecision("auto", "cpu"), plain).empty());
  EXPECT_TRUE(adviseOnTraining(withPrecision("float32", "cpu"), plain).empty());
  EXPECT_TRUE(adviseOnTraining(withPrecision("bfloat16", "cpu"), {.bfloat16 = true, .gpu = false}).empty());
  EXPECT_TRUE(adviseOnTraining(withPrecision("bfloat16", "auto"), {.bfloat16 = false, .gpu = true}).empty());
  EXPECT_TRUE(adviseOnTraining(withPrecision("bfloat16", "cuda:0"), plain).empty());
  EXPECT_EQ(adviseOnTraining(withPrecision("bfloat16", "cpu"), {.bfloat16 = false, .gpu = true}).size(), 1U);
}

}  // namespace
}  // namespace luthier
