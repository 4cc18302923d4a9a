// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <string_view>

namespace luthier {

using Activation = torch::Tensor (*)(const torch::Tensor&);

/// The function that transformers calls `name` ("gelu", "gelu_new", "relu", ...); null where unknown.
[[nodiscard]] Activation findActivation(std::string_view name);

}  // namespace luthier
