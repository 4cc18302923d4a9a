// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/blending.h"

#include <gtest/gtest.h>

#include "tests/unit/tasks/numbers.h"

namespace luthier::test {
namespace {

Batch recordedBatch(const nlohmann::json& blended) {
  return {tensorOf(blended.at("images")), labelsOf(blended.at("labels")), {}, 0};
}

TEST(Blending, MixUpIsTorchvisions) {
  const auto blended = recordedLosses("blended");
  for (const auto& item : blended.at("mixup")) {
    auto batch = recordedBatch(blended);
    mixUp(batch, blended.at("classes"), item.at("share"));
    EXPECT_TRUE(torch::allclose(batch.inputs, tensorOf(item.at("images")), 1e-6, 1e-7));
    EXPECT_TRUE(torch::allclose(batch.targets, tensorOf(item.at("shares")), 1e-6, 1e-7));
  }
}

TEST(Blending, CutMixIsTorchvisions) {
  const auto blended = recordedLosses("blended");
  for (const auto& item : blended.at("cutmix")) {
    auto batch = recordedBatch(blended);
    const auto area = item.at("area").get<std::vector<int>>();
    cutMix(batch, blended.at("classes"), {area[0], area[1], area[2], area[3]});
    EXPECT_TRUE(torch::equal(batch.inputs, tensorOf(item.at("images"))));
    EXPECT_TRUE(torch::allclose(batch.targets, tensorOf(item.at("shares")), 1e-6, 1e-7));
  }
}

TEST(Blending, CutAreasAreTorchvisions) {
  std::ifstream file(std::filesystem::path(LUTHIER_SOURCE_DIR) / "tests/fixtures/image/augmentation.json");
  for (const auto& item : nlohmann::json::parse(file).at("cutmix")) {
    const auto area = cutArea(item.at("width"), item.at("height"), item.at("share"), item.at("x"), item.at("y"));
    EXPECT_EQ((std::vector{area.left, area.top, area.width, area.height}), item.at("area").get<std::vector<int>>()) << item;
  }
}

TEST(Blending, SharesFollowTheirDistribution) {
  // Beta(a, a): mean 1/2, variance 1 / (4 (2a + 1)).
  for (const double alpha : {0.2, 1.0, 4.0}) {
    Random random(8);
    double sum = 0.0, squares = 0.0;
    constexpr int draws = 20000;
    for (int i = 0; i < draws; ++i) {
      const double share = symmetricBeta(alpha, random);
      ASSERT_GE(share, 0.0);
      ASSERT_LE(share, 1.0);
      sum += share;
      squares += share * share;
    }
    const double mean = sum / draws;
    EXPECT_NEAR(mean, 0.5, 0.01) << alpha;
    EXPECT_NEAR(squares / draws - mean * mean, 1.0 / (4.0 * (2.0 * alpha + 1.0)), 0.005) << alpha;
  }
}

TEST(Blending, DependsOnItsRandomNumbersOnly) {
  const auto blended = recordedLosses("blended");
  const auto make = [&](std::uint64_t step) {
    auto batch = recordedBatch(blended);
    auto random = Random::keyed(1, 2, step);
    blendBatch(batch, 3, {0.4, 1.0}, random);
    return batch;
  };
  EXPECT_TRUE(torch::equal(make(5).inputs, make(5).inputs));
  EXPECT_FALSE(torch::equal(make(5).targets, make(6).targets));
  EXPECT_TRUE(torch::allclose(make(7).targets.sum(1), torch::ones({4})));
}

}  // namespace
}  // namespace luthier::test
