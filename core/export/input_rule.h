// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/image/transforms.h"

namespace luthier {

/// What an exported network is given: the preprocessing, and how its result is handed over. An export states it in
/// preprocessing.json (a Hugging Face folder in preprocessor_config.json), and the comparison reads it back from there: a wrong
/// mean or another order of the channels is found by the answers.
struct InputRule {
  Preprocessing preprocessing;
  bool rawPixels = false;         // N x channels x size x size uint8, 0..255: the network scales and normalises them itself
  bool reversedChannels = false;  // blue first

  [[nodiscard]] std::string toJson() const;
  /// Throws Error{InvalidParameter} where a field is missing or impossible.
  [[nodiscard]] static InputRule fromJson(const std::string& json);
};

/// Decoded images as a batch for a network of this rule. Blocks; one thread.
[[nodiscard]] torch::Tensor inputsFor(const std::vector<Image>& images, const InputRule& rule);

inline constexpr const char* preprocessingName = "preprocessing.json";
void writeInputRule(const InputRule& rule, const std::filesystem::path& folder);
[[nodiscard]] InputRule readInputRule(const std::filesystem::path& folder);

}  // namespace luthier
