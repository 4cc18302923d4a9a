// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/models/model_registry.h"

namespace luthier {

/// MobileNetV3 large and small (Howard et al. 2019) as torchvision publishes them.
[[nodiscard]] std::vector<Architecture> mobilenetArchitectures();

}  // namespace luthier
