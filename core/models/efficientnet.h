// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/models/model_registry.h"

namespace luthier {

/// EfficientNet-B0 to B4 (Tan and Le 2019) as torchvision publishes them.
[[nodiscard]] std::vector<Architecture> efficientnetArchitectures();

}  // namespace luthier
