// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/image_format.h"

namespace luthier {

/// model.pt, which torch::jit::load and Python's torch.jit.load read without any model code; preprocessing.json and classes.json
/// lie beside it, and inside it as extra files.
[[nodiscard]] const ImageFormat& torchScriptFormat();

}  // namespace luthier
