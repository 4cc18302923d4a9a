// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/text/sentence_pooling.h"

#include <optional>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"

namespace luthier {
namespace {

constexpr std::uint64_t maximumFileBytes = 1U << 20U;

std::optional<nlohmann::ordered_json> readJson(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) {
    return std::nullopt;
  }
  try {
    return parseForeignJson(readTextFile(file, maximumFileBytes), ErrorCode::ModelConfigUnusable, {}, maximumFileBytes);
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::string textOf(const nlohmann::ordered_json& json, const char* key) {
  const auto found = json.is_object() ? json.find(key) : json.end();
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The folder of the pooling module; "" where none is named. Only a plain name is followed, never a path that leads elsewhere.
std::string poolingFolder(const nlohmann::ordered_json& modules) {
  if (modules.is_array()) {
    for (const auto& module : modules) {
      const auto path = textOf(module, "path");
      if (textOf(module, "type").ends_with(".Pooling") && path != ".." && path.find('/') == std::string::npos) {
        return path;
      }
    }
  }
  return {};
}

bool isOn(const nlohmann::ordered_json& json, const char* key) {
  const auto found = json.is_object() ? json.find(key) : json.end();
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

}  // namespace

std::string sentencePooling(const std::filesystem::path& modelFolder) {
  const auto modules = readJson(modelFolder / "modules.json");
  const auto folder = modules ? poolingFolder(*modules) : std::string();
  const auto pooling = folder.empty() ? std::nullopt : readJson(modelFolder / folder / "config.json");
  if (!pooling) {
    return {};
  }
  const bool mean = isOn(*pooling, "pooling_mode_mean_tokens") && !isOn(*pooling, "pooling_mode_cls_token") &&
                    !isOn(*pooling, "pooling_mode_max_tokens");
  return mean || textOf(*pooling, "pooling_mode") == "mean" ? "mean" : "";
}

}  // namespace luthier
