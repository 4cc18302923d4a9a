// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <torch/torch.h>

#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/models/text/text_model.h"
#include "tests/unit/models/recipe.h"

namespace luthier {

/// What tests/fixtures/models/make_text_fixtures.py recorded of one family.
struct RecordedText {
  explicit RecordedText(const std::string& family) {
    std::ifstream file(std::string(LUTHIER_SOURCE_DIR) + "/tests/fixtures/models/text.json");
    json = nlohmann::json::parse(file).at(family);
    config = parseTextConfig(json.at("config").dump(), "config.json");
    inputs = torch::tensor(json.at("inputs").get<std::vector<std::int64_t>>())
                 .view({-1, 3, json.at("length").get<std::int64_t>()});
  }

  /// The model that Python recorded, with the same weights, in evaluation mode.
  [[nodiscard]] std::shared_ptr<TextModel> make(TextHeadKind kind) const {
    auto model = makeTextModel(config, {kind, 3, TextPooling::ClassToken});
    fillByRecipe(*model);
    return model;
  }

  nlohmann::json json;
  TextConfig config;
  torch::Tensor inputs;
};

/// Every number within `tolerance`, relative above 1.
inline void expectNumbers(const torch::Tensor& found, const nlohmann::json& recorded, double tolerance,
                          const std::string& what) {
  const auto wanted = torch::tensor(recorded.get<std::vector<double>>(), torch::kFloat64);
  const auto flat = found.detach().to(torch::kFloat64).flatten();
  ASSERT_EQ(flat.numel(), wanted.numel()) << what;
  const auto difference = ((flat - wanted).abs() / wanted.abs().clamp_min(1.0)).max().item<double>();
  EXPECT_LE(difference, tolerance) << what;
}

inline const std::vector<std::string>& recordedFamilies() {
  static const std::vector<std::string> families{"bert", "roberta", "xlm-roberta", "distilbert", "albert", "electra"};
  return families;
}

inline std::string familyTestName(const testing::TestParamInfo<std::string>& family) {
  return family.param == "xlm-roberta" ? "xlm_roberta" : family.param;
}

}  // namespace luthier
