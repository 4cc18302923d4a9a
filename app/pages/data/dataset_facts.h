// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "app/pages/data/target_histogram.h"
#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// What the Data page shows of one dataset beside its record and its images.
struct DatasetFacts {
  DatasetRecord dataset;
  std::vector<SplitCount> counts;
  std::vector<ImportIssue> issues;
  TargetHistogram targets;  // of images whose labels are no classes

  /// Examples of a split and class; all where not given.
  [[nodiscard]] std::int64_t count(std::optional<Split> split, std::optional<std::int32_t> label) const;
};

/// Reads on the store thread. Throws Error{NotFound} where the dataset is gone.
[[nodiscard]] DatasetFacts readDatasetFacts(Database& database, RowId dataset);

}  // namespace luthier
