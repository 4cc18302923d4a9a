// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/answer_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace luthier::cli {
namespace {

/// Those that hold; `top` is in descending order.
std::vector<protocol::ClassProbability> holding(const std::vector<protocol::ClassProbability>& top, double threshold) {
  std::vector<protocol::ClassProbability> found;
  std::ranges::copy_if(top, std::back_inserter(found), [&](const auto& entry) { return entry.probability >= threshold; });
  return found;
}

}  // namespace

AnswerText classText(const std::vector<protocol::ClassProbability>& top, double threshold) {
  if (std::isnan(threshold)) {
    return {top.front().name, fmt::format("{:.4f}", top.front().probability)};
  }
  AnswerText text;
  for (const auto& entry : holding(top, threshold)) {
    text.answer += (text.answer.empty() ? "" : ", ") + entry.name;
    text.probability = fmt::format("{:.4f}", entry.probability);
  }
  return text;
}

void tellClasses(nlohmann::ordered_json& event, const std::vector<protocol::ClassProbability>& top, double threshold) {
  if (std::isnan(threshold)) {
    event["class"] = top.front().name;
    event["probability"] = top.front().probability;
  } else {
    event["classes"] = nlohmann::ordered_json::array();
    for (const auto& entry : holding(top, threshold)) {
      event["classes"].push_back(entry.name);
    }
  }
  for (const auto& entry : top) {
    event["top"].push_back({{"label", entry.label}, {"class", entry.name}, {"probability", entry.probability}});
  }
}

}  // namespace luthier::cli
