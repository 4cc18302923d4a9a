// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/text/lora.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/models/text/text_family.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;

// PEFT wraps a model twice.
constexpr std::string_view peftPrefix = "base_model.model.";
constexpr const char* configName = "adapter_config.json";
constexpr const char* weightsName = "adapter_model.safetensors";
constexpr std::int64_t maximumRank = 4096;

bool endsWithTarget(const std::string& name, const std::string& target) {
  return name == target || name.ends_with("." + target);
}

void forEachAdapter(TextModel& model, const auto& action) {
  for (const auto& module : model.modules(/*include_self=*/false)) {
    if (auto* linear = module->as<AdaptedLinearImpl>(); linear != nullptr && linear->hasAdapter()) {
      action(*linear);
    }
  }
}

/// Names of the head's modules as PEFT matches them: by the end of a module's name.
std::vector<std::string> headModules(const TextModel& model) {
  const auto& family = *findTextFamily(model.config().modelType);
  if (model.head().kind == TextHeadKind::MaskedLanguage) {
    return {family.masked.dense, family.masked.norm};  // the decoder is the word embeddings
  }
  std::set<std::string> modules;
  for (const auto& parameter : model.named_parameters()) {
    const auto& name = parameter.key();
    if (model.isHeadParameter(name)) {
      modules.insert(name.starts_with(family.prefix) ? "pooler" : name.substr(0, name.find('.')));
    }
  }
  return {modules.begin(), modules.end()};
}

/// What an adapter file holds of a model, under the model's own names.
StateDict adapterState(TextModel& model) {
  const auto modules = headModules(model);
  const auto saved = [&](const std::string& name) {
    return std::ranges::any_of(modules, [&](const std::string& module) {
      return name.starts_with(module + ".") || name.find("." + module + ".") != std::string::npos;
    });
  };
  StateDict state;
  for (const auto& [name, tensor] : stateDictOf(model)) {
    if (isLoraParameter(name) || (model.isHeadParameter(name) && saved(name))) {
      state.emplace(name, tensor);
    }
  }
  return state;
}

/// PEFT's words for the kinds of heads; none for masked-language modelling.
Json taskType(TextHeadKind kind) {
  switch (kind) {
    case TextHeadKind::Sequence:
      return "SEQ_CLS";
    case TextHeadKind::Token:
      return "TOKEN_CLS";
    case TextHeadKind::QuestionAnswering:
      return "QUESTION_ANS";
    case TextHeadKind::None:
    case TextHeadKind::MaskedLanguage:
      break;
  }
  return nullptr;
}

LoraConfig parseConfig(const std::filesystem::path& file) {
  const ErrorArguments arguments{{"file", displayPath(file)}};
  const auto refuse = [&](const std::string& detail) {
    throw Error(ErrorCode::ModelConfigUnusable, {{"file", displayPath(file)}, {"detail", detail}});
  };
  const auto json = parseForeignJson(readTextFile(file), ErrorCode::ModelConfigUnusable, arguments);
  LoraConfig config;
  try {
    if (json.value("peft_type", "LORA") != "LORA" || json.value("use_dora", false)) {
      refuse("it is no plain LoRA adapter");
    }
    for (const char* pattern : {"rank_pattern", "alpha_pattern"}) {
      if (json.contains(pattern) && json.at(pattern).is_object() && !json.at(pattern).empty()) {
        refuse(fmt::format("\"{}\" is not supported", pattern));
      }
    }
    config.rank = json.at("r").get<std::int64_t>();
    config.alpha = json.at("lora_alpha").get<double>();
    config.dropout = json.value("lora_dropout", 0.0);
    config.rootScaled = json.value("use_rslora", false);
    const auto& targets = json.at("target_modules");
    config.targets =
        targets.is_array() ? targets.get<std::vector<std::string>>() : std::vector<std::string>{targets.get<std::string>()};
  } catch (const nlohmann::json::exception& error) {
    refuse(error.what());
  }
  if (config.rank < 1 || config.rank > maximumRank || !(config.dropout >= 0.0 && config.dropout < 1.0) ||
      !std::isfinite(config.alpha) || config.targets.empty()) {
    refuse("its rank, alpha, dropout or target_modules make no sense");
  }
  return config;
}

}  // namespace

double LoraConfig::scale() const {
  const auto divisor = static_cast<double>(rank);
  return alpha / (rootScaled ? std::sqrt(divisor) : divisor);
}

std::vector<std::string> usualLoraTargets(std::string_view modelType) {
  return modelType == "distilbert" ? std::vector<std::string>{"q_lin", "v_lin"} : std::vector<std::string>{"query", "value"};
}

void addLora(TextModel& model, const LoraConfig& config) {
  const auto targets = config.targets.empty() ? usualLoraTargets(model.config().modelType) : config.targets;
  std::size_t added = 0;
  for (const auto& module : model.named_modules({}, /*include_self=*/false)) {
    auto* linear = module.value()->as<AdaptedLinearImpl>();
    const bool wanted =
        std::ranges::any_of(targets, [&](const std::string& target) { return endsWithTarget(module.key(), target); });
    if (linear != nullptr && wanted && !model.isHeadParameter(module.key() + ".weight")) {
      linear->addAdapter(config.rank, config.scale(), config.dropout);
      ++added;
    }
  }
  if (added == 0) {
    const auto& names = findTextFamily(model.config().modelType)->layer;
    throw Error(ErrorCode::InvalidParameter,
                {{"parameter", "lora_targets"},
                 {"value", fmt::format("{}", fmt::join(targets, ","))},
                 {"expected", fmt::format("{}, {}, {}, {}, {}, {}", names.query, names.key, names.value,
                                          names.attentionOutput, names.intermediate, names.output)}});
  }
}

bool isLoraParameter(std::string_view name) {
  return name.find(".lora_A.") != std::string_view::npos || name.find(".lora_B.") != std::string_view::npos;
}

void mergeLora(TextModel& model) {
  forEachAdapter(model, [](AdaptedLinearImpl& linear) { linear.merge(); });
}

void unmergeLora(TextModel& model) {
  forEachAdapter(model, [](AdaptedLinearImpl& linear) { linear.unmerge(); });
}

StateDict mergedState(TextModel& model) {
  std::vector<AdaptedLinearImpl*> unmerged;
  forEachAdapter(model, [&](AdaptedLinearImpl& linear) {
    if (!linear.merged()) {
      unmerged.push_back(&linear);
    }
  });
  const torch::NoGradGuard noGradients;
  mergeLora(model);
  StateDict state;
  for (const auto& [name, tensor] : stateDictOf(model)) {
    if (!isLoraParameter(name)) {
      state.emplace(name, unmerged.empty() ? tensor : tensor.clone());
    }
  }
  std::ranges::for_each(unmerged, [](AdaptedLinearImpl* linear) { linear->unmerge(); });
  return state;
}

void saveAdapter(TextModel& model, const LoraConfig& config, const std::string& base, const std::filesystem::path& folder) {
  const auto targets = config.targets.empty() ? usualLoraTargets(model.config().modelType) : config.targets;
  StateDict state;
  for (const auto& [name, tensor] : adapterState(model)) {
    state.emplace(std::string(peftPrefix) + name, tensor);
  }
  saveStateDict(folder / weightsName, state, {{"format", "pt"}});
  const Json json{{"peft_type", "LORA"},
                  {"task_type", taskType(model.head().kind)},
                  {"base_model_name_or_path", base},
                  {"r", config.rank},
                  {"lora_alpha", config.alpha},
                  {"lora_dropout", config.dropout},
                  {"use_rslora", config.rootScaled},
                  {"target_modules", targets},
                  {"modules_to_save", headModules(model)},
                  {"bias", "none"},
                  {"fan_in_fan_out", false},
                  {"inference_mode", true}};
  writeFileAtomically(folder / configName, json.dump(2) + "\n");
}

LoraConfig loadAdapter(TextModel& model, const std::filesystem::path& folder) {
  for (const char* name : {configName, weightsName}) {
    if (!std::filesystem::is_regular_file(folder / name)) {
      throw Error(ErrorCode::ModelFolderIncomplete, {{"file", displayPath(folder)}, {"detail", name}});
    }
  }
  const auto config = parseConfig(folder / configName);
  StateDict state;
  for (const auto& [name, tensor] : loadStateDict(folder / weightsName)) {
    state.emplace(name.starts_with(peftPrefix) ? name.substr(peftPrefix.size()) : name, tensor);
  }
  addLora(model, config);
  const auto report = loadInto(model, state);
  requireMatched(report, "LoRA", folder / weightsName, [](const std::string& name) { return !isLoraParameter(name); });
  return config;
}

}  // namespace luthier
