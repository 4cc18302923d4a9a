// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/models/model_registry.h"

namespace luthier {

/// ResNet-20/32/44/56/110 for images of 32 px (He et al. 2015, section 4.2, shortcuts of option A) with the names of
/// github.com/akamaster/pytorch_resnet_cifar10.
[[nodiscard]] std::vector<Architecture> cifarResnetArchitectures();

}  // namespace luthier
