// SPDX-License-Identifier: GPL-3.0-or-later
// Names and settings as in transformers' modeling_resnet.py and modeling_convnext.py, and in torchvision's resnet.py and
// convnext.py.
#include "core/export/transformers_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <utility>
#include <vector>

namespace luthier {
namespace {

struct Rule {
  std::regex ours;
  std::string theirs;  // $1 ... stand for the groups, {1} for the first group's number less one
};

/// Replaces {n} by the number of group n less one: torchvision counts stages and layers from 1, transformers from 0.
std::string expand(const std::string& pattern, const std::smatch& match) {
  std::string result;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '$') {
      result += match[static_cast<std::size_t>(pattern[++at] - '0')].str();
    } else if (pattern[at] == '{') {
      result += std::to_string(std::stoi(match[static_cast<std::size_t>(pattern[at + 1] - '0')].str()) - 1);
      at += 2;
    } else {
      result += pattern[at];
    }
  }
  return result;
}

std::string applyRules(const std::vector<Rule>& rules, const std::string& name) {
  for (const auto& rule : rules) {
    if (std::smatch match; std::regex_match(name, match, rule.ours)) {
      return expand(rule.theirs, match);
    }
  }
  return {};
}

std::string resnetName(const std::string& name) {
  static const std::vector<Rule> rules = [] {
    const std::string block = R"(layer(\d)\.(\d+)\.)";
    const std::string theirs = "resnet.encoder.stages.{1}.layers.$2.";
    return std::vector<Rule>{{std::regex(R"(conv1\.(\w+))"), "resnet.embedder.embedder.convolution.$1"},
                             {std::regex(R"(bn1\.(\w+))"), "resnet.embedder.embedder.normalization.$1"},
                             {std::regex(block + R"(conv(\d)\.(\w+))"), theirs + "layer.{3}.convolution.$4"},
                             {std::regex(block + R"(bn(\d)\.(\w+))"), theirs + "layer.{3}.normalization.$4"},
                             {std::regex(block + R"(downsample\.0\.(\w+))"), theirs + "shortcut.convolution.$3"},
                             {std::regex(block + R"(downsample\.1\.(\w+))"), theirs + "shortcut.normalization.$3"},
                             {std::regex(R"(fc\.(\w+))"), "classifier.1.$1"}};
  }();
  return applyRules(rules, name);
}

/// torchvision's features.N: 0 is the stem, odd numbers are stages, even ones shrink the image before the next stage.
std::string convnextFeature(int place, const std::string& rest) {
  static const std::vector<std::pair<std::string, std::string>> layers{{"block.0.", "dwconv."},
                                                                       {"block.2.", "layernorm."},
                                                                       {"block.3.", "pwconv1."},
                                                                       {"block.5.", "pwconv2."},
                                                                       {"layer_scale", "layer_scale_parameter"}};
  if (place == 0) {
    return "convnext.embeddings." +
           (rest.starts_with("0.") ? "patch_embeddings." + rest.substr(2) : "layernorm." + rest.substr(2));
  }
  const auto stage = fmt::format("convnext.encoder.stages.{}.", place / 2);
  if (place % 2 == 0) {
    return stage + "downsampling_layer." + rest;
  }
  const auto dot = rest.find('.');
  for (const auto& [ours, theirs] : layers) {
    if (rest.compare(dot + 1, ours.size(), ours) == 0) {
      return fmt::format("{}layers.{}.{}{}", stage, rest.substr(0, dot), theirs, rest.substr(dot + 1 + ours.size()));
    }
  }
  return {};
}

std::string convnextName(const std::string& name) {
  static const std::regex feature(R"(features\.(\d)\.(.+))");
  static const std::vector<Rule> rules{{std::regex(R"(classifier\.0\.(\w+))"), "convnext.layernorm.$1"},
                                       {std::regex(R"(classifier\.2\.(\w+))"), "classifier.$1"}};
  std::smatch match;
  return std::regex_match(name, match, feature) ? convnextFeature(std::stoi(match[1]), match[2]) : applyRules(rules, name);
}

/// How many numbered parts there are below `prefix`.
int countBelow(const StateDict& state, const std::string& prefix) {
  int count = 0;
  for (const auto& [name, tensor] : state) {
    if (name.starts_with(prefix)) {
      count = std::max(count, std::stoi(name.substr(prefix.size())) + 1);
    }
  }
  return count;
}

TransformersModel resnet(const StateDict& state) {
  const bool bottleneck = state.contains("layer1.0.conv3.weight");
  auto depths = nlohmann::ordered_json::array();
  auto widths = nlohmann::ordered_json::array();
  for (int stage = 1; stage <= 4; ++stage) {
    depths.push_back(countBelow(state, fmt::format("layer{}.", stage)));
    widths.push_back(state.at(fmt::format("layer{}.0.conv{}.weight", stage, bottleneck ? 3 : 2)).size(0));
  }
  return {"ResNetForImageClassification",
          {{"model_type", "resnet"},
           {"num_channels", state.at("conv1.weight").size(1)},
           {"embedding_size", state.at("conv1.weight").size(0)},
           {"hidden_sizes", widths},
           {"depths", depths},
           {"layer_type", bottleneck ? "bottleneck" : "basic"},
           {"hidden_act", "relu"},
           {"downsample_in_first_stage", false},
           {"downsample_in_bottleneck", false}},
          resnetName};
}

TransformersModel convnext(const StateDict& state) {
  auto depths = nlohmann::ordered_json::array();
  auto widths = nlohmann::ordered_json::array();
  for (int stage = 0; stage < 4; ++stage) {
    const auto place = fmt::format("features.{}.", 2 * stage + 1);
    depths.push_back(countBelow(state, place));
    widths.push_back(state.at(place + "0.layer_scale").size(0));
  }
  const auto& stem = state.at("features.0.0.weight");
  return {"ConvNextForImageClassification",
          {{"model_type", "convnext"},
           {"num_channels", stem.size(1)},
           {"patch_size", stem.size(2)},
           {"num_stages", 4},
           {"hidden_sizes", widths},
           {"depths", depths},
           {"hidden_act", "gelu"},
           {"layer_norm_eps", 1e-6},
           {"drop_path_rate", 0.0}},
          convnextName};
}

}  // namespace

std::optional<TransformersModel> findTransformersModel(const std::string& family, const StateDict& state) {
  if (family == "resnet") {
    return resnet(state);
  }
  if (family == "convnext") {
    return convnext(state);
  }
  return std::nullopt;
}

}  // namespace luthier
