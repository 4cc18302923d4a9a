// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/models/text/text_model.h"
#include "core/weights/state_dict.h"

namespace luthier {

/// Adapters of low rank (LoRA) as PEFT describes them in adapter_config.json.
struct LoraConfig {
  std::int64_t rank = 8;
  double alpha = 16.0;
  double dropout = 0.0;
  std::vector<std::string> targets =
      {};                   // last parts of the names of the layers that get one ("query"); empty: the usual ones
  bool rootScaled = false;  // alpha / sqrt(rank) instead of alpha / rank ("use_rslora")

  [[nodiscard]] double scale() const;
};

/// Query and value, as PEFT takes them where nothing is said.
[[nodiscard]] std::vector<std::string> usualLoraTargets(std::string_view modelType);

/// Gives every linear layer of the encoder whose name ends with a target an adapter; the model then answers as before. Which
/// parameters train is the caller's to say. Throws Error{InvalidParameter (lora_targets)} where no layer has such a name.
void addLora(TextModel& model, const LoraConfig& config);
/// Whether a parameter is an adapter's.
[[nodiscard]] bool isLoraParameter(std::string_view name);
/// Adds the adapters to the weights, and takes them off again.
void mergeLora(TextModel& model);
void unmergeLora(TextModel& model);
/// The published weights alone, as if the adapters were merged; the model stays as it is.
[[nodiscard]] StateDict mergedState(TextModel& model);

/// Writes adapter_config.json and adapter_model.safetensors into an existing folder, in PEFT's layout, head included
/// ("modules_to_save"). `base`: what PEFT loads the encoder from.
void saveAdapter(TextModel& model, const LoraConfig& config, const std::string& base, const std::filesystem::path& folder);
/// Reads such a folder and adds its adapters (and head) to a model without adapters. Throws Error{ModelFolderIncomplete,
/// ModelConfigUnusable, ArchitectureMismatch}.
LoraConfig loadAdapter(TextModel& model, const std::filesystem::path& folder);

}  // namespace luthier
