// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

namespace luthier::test {

/// A part of tests/fixtures/training/losses.json (make_loss_fixtures.py).
inline nlohmann::json recordedLosses(const char* part) {
  std::ifstream file(std::filesystem::path(LUTHIER_SOURCE_DIR) / "tests/fixtures/training/losses.json");
  return nlohmann::json::parse(file).at(part);
}

/// {"shape": [...], "values": [...]} as a tensor.
inline torch::Tensor tensorOf(const nlohmann::json& item, torch::ScalarType type = torch::kFloat32) {
  return torch::tensor(item.at("values").get<std::vector<double>>(), torch::kFloat64)
      .reshape(item.at("shape").get<std::vector<std::int64_t>>())
      .to(type);
}

inline torch::Tensor labelsOf(const nlohmann::json& item) {
  return torch::tensor(item.get<std::vector<std::int64_t>>(), torch::kInt64);
}

}  // namespace luthier::test
