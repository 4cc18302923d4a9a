// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/script.h>

#include <string>

#include "core/export/lowered_network.h"

namespace luthier {

/// A traced network (traced_module.h) in ONNX's operators: one tensor in, one out ("logits"), any batch size; batch norms that
/// follow a convolution are folded into it. Throws Error{ExportUnsupported} where it uses an operation that has no counterpart
/// here, or depends on the batch size of its example.
[[nodiscard]] LoweredNetwork lowerToOnnx(const torch::jit::Module& module, const std::string& name);

}  // namespace luthier
