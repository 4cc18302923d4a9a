// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/models/model_registry.h"

namespace luthier {

/// ConvNeXt tiny and small (Liu et al. 2022) as torchvision publishes them.
[[nodiscard]] std::vector<Architecture> convnextArchitectures();

}  // namespace luthier
