// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "core/store/records.h"

namespace luthier::cli {

/// A model of the store as `luthier-cli models` tells it.
[[nodiscard]] nlohmann::ordered_json describeModel(const ModelRecord& model);

}  // namespace luthier::cli
