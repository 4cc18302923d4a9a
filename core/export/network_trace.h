// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/image_format.h"
#include "core/export/traced_module.h"

namespace luthier {

/// The network as TorchScript from "images" to logits, for any batch size; with model.normalizeInside it takes bytes, scales them
/// and normalises them before anything else.
[[nodiscard]] torch::jit::Module traceNetwork(const ExportedModel& model);

}  // namespace luthier
