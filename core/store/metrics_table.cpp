// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/metrics_table.h"

#include "core/store/query.h"

namespace luthier::metrics {
namespace {

MetricPoint readPoint(Query& row, int column) { return {row.integer(column), row.real(column + 1), row.real(column + 2)}; }

}  // namespace

void insert(Database& database, RowId run, std::span<const Row> rows) {
  for (const Row& row : rows) {
    Query(database, "REPLACE INTO metrics (run, name, step, value, seconds) VALUES (?, ?, ?, ?, ?)", run, row.name,
          row.point.step, row.point.value, row.point.seconds)
        .run();
  }
}

std::vector<MetricPoint> series(Database& database, RowId run, std::string_view name, std::int64_t afterStep,
                                std::int64_t limit) {
  Query query(database,
              "SELECT step, value, seconds FROM metrics WHERE run = ? AND name = ? AND step > ? ORDER BY step LIMIT ?", run,
              name, afterStep, limit);
  return readAll(query, [](Query& row) { return readPoint(row, 0); });
}

std::vector<std::string> names(Database& database, RowId run) {
  // Jumps from name to name through the clustering key; DISTINCT would read every point of the run.
  Query query(
      database,
      "WITH RECURSIVE found (name) AS (SELECT min(name) FROM metrics WHERE run = ?1 UNION ALL "
      "SELECT (SELECT min(name) FROM metrics WHERE run = ?1 AND name > found.name) FROM found WHERE name IS NOT NULL) "
      "SELECT name FROM found WHERE name IS NOT NULL",
      run);
  return readAll(query, [](Query& row) { return row.text(0); });
}

std::vector<LastValue> lastValues(Database& database, RowId run) {
  // The same jumps, over the runs; step metrics are left out.
  Query query(database,
              "WITH RECURSIVE found (run, name) AS ("
              "SELECT id, (SELECT min(name) FROM metrics WHERE run = id) FROM runs WHERE ?1 = 0 OR id = ?1 UNION ALL "
              "SELECT run, (SELECT min(name) FROM metrics WHERE run = found.run AND name > found.name) FROM found "
              "WHERE name IS NOT NULL) "
              "SELECT m.run, m.name, m.step, m.value, m.seconds FROM found JOIN metrics m ON m.run = found.run AND "
              "m.name = found.name AND m.step = (SELECT max(step) FROM metrics WHERE run = found.run AND name = found.name) "
              "WHERE found.name NOT GLOB 'step/*' ORDER BY m.run, m.name",
              run);
  return readAll(query, [](Query& row) { return LastValue{row.integer(0), row.text(1), readPoint(row, 2)}; });
}

void truncate(Database& database, RowId run, std::int64_t step, std::int64_t epoch) {
  for (const std::string& name : names(database, run)) {
    Query(database, "DELETE FROM metrics WHERE run = ? AND name = ? AND step > ?", run, name,
          name.starts_with("step/") ? step : epoch)
        .run();
  }
}

}  // namespace luthier::metrics
