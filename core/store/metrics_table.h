// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Table metrics, clustered by (run, name, step).
namespace metrics {
struct Row {
  std::string name;
  MetricPoint point;
};
/// Replaces points of the same (run, name, step).
void insert(Database& database, RowId run, std::span<const Row> rows);
/// Points with step > `afterStep`, ascending.
[[nodiscard]] std::vector<MetricPoint> series(Database& database, RowId run, std::string_view name,
                                              std::int64_t afterStep = -1, std::int64_t limit = -1);
[[nodiscard]] std::vector<std::string> names(Database& database, RowId run);
/// The last value of every epoch metric, of one run or of all (0), in one query.
struct LastValue {
  RowId run;
  std::string name;
  MetricPoint point;
};
[[nodiscard]] std::vector<LastValue> lastValues(Database& database, RowId run = 0);
/// Drops step metrics after `step` and epoch metrics after `epoch` (a resumed run writes them again).
void truncate(Database& database, RowId run, std::int64_t step, std::int64_t epoch);
}  // namespace metrics

}  // namespace luthier
