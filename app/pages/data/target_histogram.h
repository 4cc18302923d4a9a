// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/config/task_description.h"
#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// How often labels, or numbers, occur among images that have no single class.
struct TargetHistogram {
  TargetKind kind = TargetKind::Class;  // Labels or Number; any other: nothing was counted
  /// Of numbers: the ends of the bins, which are of one width (the last includes its end). A bin for the single value where all
  /// are the same.
  std::vector<double> edges;
  /// By split (its number), then by label or bin.
  std::vector<std::vector<std::int64_t>> counts;
};

/// Counts the targets of a dataset of images whose labels are no classes; nothing for others. Reads on the store thread.
[[nodiscard]] TargetHistogram readTargetHistogram(Database& database, const DatasetRecord& dataset);

}  // namespace luthier
