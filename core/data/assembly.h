// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/configuration.h"
#include "core/data/collection.h"
#include "core/data/dataset.h"

namespace luthier {

/// The last steps of every import, in this order: unusable images become issues, empty classes are dropped and small ones reported
/// (where each image has one), duplicates reported, splits made, limits applied, sizes summed up. Throws Error{NoImages,
/// SingleClass} where no dataset can come of it.
[[nodiscard]] ImportResult assembleDataset(Collection collection, const std::string& layout, const std::string& task,
                                           const Configuration& settings);

}  // namespace luthier
