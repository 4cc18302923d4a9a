// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/data/collection.h"

namespace luthier {

/// Applies the import parameter `classes` (a JSON object: found name -> new name, or null to leave the class out; equal new
/// names merge). The classes keep the order in which they were found. Throws Error{InvalidParameter} for text that is no such
/// object and for a class that was not found.
void selectClasses(Collection& collection, std::string_view json);

/// Removes the classes without a usable candidate and returns their names; labels are renumbered. Unusable candidates must
/// have been removed before.
[[nodiscard]] std::vector<std::string> removeEmptyClasses(Collection& collection);

}  // namespace luthier
