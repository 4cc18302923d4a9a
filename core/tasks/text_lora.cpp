// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/text_lora.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace luthier {

LoraConfig loraConfig(const TrainingConfig& config) {
  LoraConfig lora;
  lora.rank = config.loraRank;
  lora.alpha = config.loraAlpha;
  lora.dropout = config.loraDropout;
  if (config.loraTargets == TrainingConfig().loraTargets) {
    return lora;
  }
  std::string target;
  for (const char letter : config.loraTargets + ",") {
    if (letter == ',' && !target.empty()) {
      lora.targets.push_back(std::exchange(target, {}));
    } else if (letter != ',' && letter != ' ') {
      target += letter;
    }
  }
  return lora;
}

std::string loraToJson(const LoraConfig& config) {
  const nlohmann::ordered_json json{{"rank", config.rank},
                                    {"alpha", config.alpha},
                                    {"dropout", config.dropout},
                                    {"targets", config.targets},
                                    {"root_scaled", config.rootScaled}};
  return json.dump();
}

LoraConfig loraFromJson(const std::string& text) {
  const auto json = nlohmann::json::parse(text);
  LoraConfig config;
  json.at("rank").get_to(config.rank);
  json.at("alpha").get_to(config.alpha);
  json.at("dropout").get_to(config.dropout);
  json.at("targets").get_to(config.targets);
  json.at("root_scaled").get_to(config.rootScaled);
  return config;
}

}  // namespace luthier
