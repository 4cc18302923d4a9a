// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/config/training_parameters.h"
#include "core/models/text/lora.h"

namespace luthier {

/// The adapters that a configuration asks for; its default targets stand for what is usual for the model.
[[nodiscard]] LoraConfig loraConfig(const TrainingConfig& config);

/// As a run's description keeps it.
[[nodiscard]] std::string loraToJson(const LoraConfig& config);
[[nodiscard]] LoraConfig loraFromJson(const std::string& json);

}  // namespace luthier
