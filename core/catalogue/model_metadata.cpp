// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/model_metadata.h"

#include <algorithm>

#include "core/base/json.h"

namespace luthier {
namespace {

constexpr const char* architectureKey = "luthier.architecture";
constexpr const char* classesKey = "luthier.classes";
constexpr const char* preprocessingKey = "luthier.preprocessing";

}  // namespace

std::vector<std::string> classNamesFromJson(const std::string& json) {
  if (json.empty()) {
    return {};
  }
  const auto names = parseForeignJson(json, ErrorCode::Internal);
  const bool texts =
      names.is_array() && std::all_of(names.begin(), names.end(), [](const auto& n) { return n.is_string(); });
  return texts ? names.get<std::vector<std::string>>() : std::vector<std::string>{};
}

std::string ModelMetadata::classesJson() const {
  return classes.empty() ? std::string() : nlohmann::ordered_json(classes).dump();
}

std::map<std::string, std::string> ModelMetadata::toMap() const {
  std::map<std::string, std::string> map{{"format", "pt"}};
  if (!architecture.empty()) {
    map[architectureKey] = architecture;
  }
  if (!classes.empty()) {
    map[classesKey] = classesJson();
  }
  if (!preprocessing.empty()) {
    map[preprocessingKey] = preprocessing;
  }
  return map;
}

ModelMetadata ModelMetadata::fromPairs(const std::vector<std::pair<std::string, std::string>>& pairs) {
  ModelMetadata metadata;
  for (const auto& [key, value] : pairs) {
    if (key == architectureKey) {
      metadata.architecture = value;
    } else if (key == preprocessingKey) {
      metadata.preprocessing = value;
    } else if (key == classesKey) {
      try {
        metadata.classes = classNamesFromJson(value);
      } catch (const Error&) {
        metadata.classes.clear();  // not ours
      }
    }
  }
  return metadata;
}

}  // namespace luthier
