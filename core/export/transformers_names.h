// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/weights/state_dict.h"

namespace luthier {

/// A network of images as Hugging Face's transformers knows it.
struct TransformersModel {
  std::string className;                           // "ResNetForImageClassification"
  nlohmann::ordered_json config;                   // the part of config.json that says its shape, model_type first
  std::string (*nameOf)(const std::string& name);  // its name for one of our parameters
};

/// Nothing where transformers has no such network, or one that computes something else under the same name (its EfficientNet
/// pads as TensorFlow does). `family` as Architecture::family, `state` under torchvision's names.
[[nodiscard]] std::optional<TransformersModel> findTransformersModel(const std::string& family, const StateDict& state);

}  // namespace luthier
