// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/image_format.h"

namespace luthier {

/// A folder that transformers' AutoModelForImageClassification and AutoImageProcessor load: config.json, model.safetensors
/// ({"format": "pt"}), preprocessor_config.json. For torchvision's ResNets and ConvNeXts.
[[nodiscard]] const ImageFormat& huggingFaceFormat();

}  // namespace luthier
