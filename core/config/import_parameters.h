// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/config/parameter.h"

namespace luthier {

/// Settings of an import: layout (auto, or the id of an importer), validation_share, test_share, seed, train_limit,
/// validation_limit, test_limit (0: all; stratified by seed), classes (JSON object: found name -> new name, or null to leave
/// the class out; equal new names merge), class_names (comma-separated; names for the labels 0, 1, 2 ...),
/// and those of tables and texts (text_import_parameters.h).
[[nodiscard]] const std::vector<Parameter>& importParameters();

}  // namespace luthier
