// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/store/records.h"

namespace luthier {

/// The model to begin with for images of this size: up to 64 px one with a small input (the starter's 32 px), above one with a
/// large input; among several the one closest in input size, then the one with the fewest parameters, then
/// the one that came with the program. Null where there is none.
[[nodiscard]] const ModelRecord* suggestModel(const std::vector<ModelRecord>& models, const DatasetRecord& dataset);

}  // namespace luthier
