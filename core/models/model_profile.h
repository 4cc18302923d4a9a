// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <functional>

#include "core/models/model_registry.h"
#include "core/models/text/text_config.h"
#include "core/protocol/profile_messages.h"
#include "core/store/workspace.h"

namespace luthier {

/// Runs `forward` on `input` once, in evaluation mode and without gradients, and writes down each layer as it is computed: its
/// name, its shape, its cost. What is counted: protocol::ModelProfile. Blocks for the time of one example.
[[nodiscard]] protocol::ModelProfile profileModule(torch::nn::Module& module, const torch::Tensor& input,
                                                   const std::function<void(const torch::Tensor&)>& forward);

/// An image architecture as published, with `classes` classes and its own input size.
[[nodiscard]] protocol::ModelProfile profileArchitecture(const Architecture& architecture, std::int64_t classes,
                                                         int imageSize);

/// A model of the store: an image classifier at its input size, a text model at 128 tokens or its limit. The costs depend on
/// shapes only, so no weights are read. Throws Error{ArchitectureUnknown} and the errors of readTextConfig.
[[nodiscard]] protocol::ModelProfile profileModel(const Workspace& workspace, const ModelRecord& model);

}  // namespace luthier
