// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/models/model_registry.h"
#include "tests/unit/models/recipe.h"

namespace luthier {
namespace {

class Logits : public testing::TestWithParam<std::string> {};

// Recorded from PyTorch and torchvision by tests/fixtures/models/make_fixtures.py, on the same weights and images, in double
// precision: then no processor's order of summing shows. `./dev parity models` compares float32 on one machine.
TEST_P(Logits, EqualPythonsOnTheSameWeights) {
  const torch::NoGradGuard noGrad;
  std::ifstream file(std::string(LUTHIER_SOURCE_DIR) + "/tests/fixtures/models/logits.json");
  const auto recorded = nlohmann::json::parse(file).at(GetParam()).get<std::vector<std::vector<double>>>();
  const auto* architecture = findArchitecture(GetParam());
  ASSERT_NE(architecture, nullptr);
  const auto model = architecture->make(static_cast<std::int64_t>(recorded.front().size()));
  fillByRecipe(*model);
  model->to(torch::kFloat64);
  const auto size = std::int64_t{architecture->preprocessing.imageSize};
  const auto count = static_cast<std::int64_t>(recorded.size());
  const auto images = (2.0 * uniformNumbers("images", count * 3 * size * size)).to(torch::kFloat32);

  const auto logits = model->forward(images.reshape({count, 3, size, size}).to(torch::kFloat64));

  for (std::int64_t row = 0; row < count; ++row) {
    for (std::int64_t column = 0; column < logits.size(1); ++column) {
      const double wanted = recorded[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
      const double found = logits.index({row, column}).item<double>();
      EXPECT_NEAR(found, wanted, 1e-9 * std::max(1.0, std::abs(wanted))) << "image " << row << ", class " << column;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, Logits, testing::ValuesIn([] {
                           std::vector<std::string> ids;
                           for (const auto& architecture : architectures()) {
                             ids.push_back(architecture.id);
                           }
                           return ids;
                         }()),
                         [](const auto& entry) { return entry.param; });

}  // namespace
}  // namespace luthier
