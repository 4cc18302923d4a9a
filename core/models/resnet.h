// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/models/model_registry.h"

namespace luthier {

/// ResNet-18/34/50/101/152 as torchvision publishes them (He et al. 2015, with the stride in the 3 x 3 convolution:
/// "V1.5"), for images of 224 px.
[[nodiscard]] std::vector<Architecture> resnetArchitectures();

}  // namespace luthier
