// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/data/collection.h"

namespace luthier {

/// Images that are in two classes (one of them is wrong; only where each has one class) or in two given splits (the measured accuracy would be too good), by
/// the hash of their bytes. One problem for each image that repeats an earlier one; files are named relative to the source.
[[nodiscard]] std::vector<Problem> findDuplicates(const Collection& collection);

}  // namespace luthier
