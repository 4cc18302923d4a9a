// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/models/model_registry.h"

namespace luthier {

/// VGG-16, without and with batch norm (Simonyan and Zisserman 2014), as torchvision publishes them.
[[nodiscard]] std::vector<Architecture> vggArchitectures();

}  // namespace luthier
