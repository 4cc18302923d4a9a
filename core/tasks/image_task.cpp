// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/image_task.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace luthier {

std::string ImageSetup::toJson() const {
  nlohmann::ordered_json json;
  json["classes"] = classes;
  json["decision_threshold"] = decisionThreshold;
  json["target_mean"] = targetMean;
  json["target_deviation"] = targetDeviation;
  return json.dump();
}

ImageSetup ImageSetup::fromJson(const std::string& text) {
  const auto json = nlohmann::json::parse(text);
  ImageSetup setup;
  json.at("classes").get_to(setup.classes);
  json.at("decision_threshold").get_to(setup.decisionThreshold);
  json.at("target_mean").get_to(setup.targetMean);
  json.at("target_deviation").get_to(setup.targetDeviation);
  return setup;
}

const ImageTaskKind* findImageTaskKind(std::string_view id) {
  static const std::vector<std::unique_ptr<ImageTaskKind>> kinds = [] {
    std::vector<std::unique_ptr<ImageTaskKind>> all;
    all.push_back(makeImageClassification());
    all.push_back(makeMultilabelImageClassification());
    all.push_back(makeImageRegression());
    return all;
  }();
  const auto found = std::ranges::find_if(kinds, [&](const auto& kind) { return kind->id() == id; });
  return found == kinds.end() ? nullptr : found->get();
}

}  // namespace luthier
