// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/models/model_registry.h"

namespace luthier {

/// DenseNet-121 (Huang et al. 2017) as torchvision publishes it.
[[nodiscard]] std::vector<Architecture> densenetArchitectures();

/// The names of weights that torchvision published before its own naming changed ("denselayer1.norm.1" for "denselayer1.norm1"),
/// as they are now; other names stay.
[[nodiscard]] StateDict withCurrentDensenetNames(const StateDict& state);

}  // namespace luthier
