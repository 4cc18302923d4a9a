// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/metrics/label_scores.h"
#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// What is true of an example or what a run said of it; null where this cannot be read: the example is still there to be seen.
[[nodiscard]] nlohmann::ordered_json parsedTargets(const std::string& json);

/// The "labels" of what is true of an example or what a run said of it (the JSON in core/store/records.h); none in anything else.
[[nodiscard]] std::set<std::int64_t> labelsOf(const nlohmann::ordered_json& json);

/// The scores of the answers of a run's best epoch to a split, by label; no labels where there are no answers. Of images and texts
/// alike. Reads the whole split, on the store thread.
[[nodiscard]] LabelReport readLabelReport(Database& database, const DatasetRecord& dataset, RowId run, Split split);

}  // namespace luthier
