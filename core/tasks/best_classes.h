// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <string>
#include <vector>

#include "core/protocol/text_messages.h"

namespace luthier {

/// The `top` most probable classes of one row of probabilities, descending; a class without a name is called by its number.
[[nodiscard]] std::vector<protocol::ClassProbability> bestClasses(const torch::Tensor& probabilities,
                                                                  const std::vector<std::string>& names, int top);
/// The same where several may hold: those that reach `threshold` are among them, however many they are.
[[nodiscard]] std::vector<protocol::ClassProbability> bestLabels(const torch::Tensor& probabilities,
                                                                 const std::vector<std::string>& names, int top,
                                                                 double threshold);

}  // namespace luthier
