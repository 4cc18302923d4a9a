// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/image_format.h"

namespace luthier {

/// A folder in timm's hub layout (config.json with pretrained_cfg, model.safetensors), which
/// timm.create_model("local-dir:FOLDER", pretrained=True) loads. For the networks whose parameters timm names as torchvision does:
/// ResNets and DenseNets.
[[nodiscard]] const ImageFormat& timmFormat();

}  // namespace luthier
