// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

#include "core/metrics/proportion_interval.h"
#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier::cli {

/// What two runs answered to the examples of a split that both of them answered after their last epoch.
struct RunPair {
  RunRecord first;
  RunRecord second;
  Split split = Split::Validation;
  std::int64_t examples = 0;
  std::int64_t bothRight = 0, onlyFirstRight = 0, onlySecondRight = 0, bothWrong = 0;
  double p = 1.0;  // McNemar's exact test

  /// A sentence that says what the test says.
  [[nodiscard]] std::string verdict() const;
};

/// Each of the others against the first, for each split of which both have answers that are classes.
[[nodiscard]] std::vector<RunPair> comparePairs(Database& database, const std::vector<RunRecord>& runs);
[[nodiscard]] nlohmann::ordered_json toJson(const RunPair& pair);

/// The 95 % intervals of accuracy and macro F1 of each split, by metric name ("validation/accuracy"), from the stored answers.
struct MetricInterval {
  std::string metric;
  Interval interval;
};
[[nodiscard]] std::vector<MetricInterval> metricIntervals(Database& database, RowId run);

}  // namespace luthier::cli
