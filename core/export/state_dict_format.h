// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/image_format.h"

namespace luthier {

/// model.safetensors under the names of torchvision (of the authors for CIFAR's networks), with preprocessing.json. Takes every
/// network.
[[nodiscard]] const ImageFormat& stateDictFormat();

}  // namespace luthier
