// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_columns_table.h"

#include <utility>

#include "core/base/json.h"
#include "core/store/query.h"
#include "core/store/runs_table.h"

namespace luthier::run_columns {
namespace {

Texts readTexts(Query& query) {
  Texts texts;
  while (query.next()) {
    texts.emplace_hint(texts.end(), query.integer(0), query.text(1));
  }
  return texts;
}

/// JSON's writing of a single value as --set takes it.
std::string plain(const std::string& json) {
  return json.starts_with('"') ? parseForeignJson(json, ErrorCode::StoreDamaged).get<std::string>() : json;
}

bool leftOpen(const std::string& value) { return value.empty() || value == "auto" || value == "0"; }

}  // namespace

Figures lastValues(Database& database, std::string_view metric, std::span<const RowId> runs) {
  Figures figures;
  for (const RowId run : runs) {
    Query query(database, "SELECT value FROM metrics WHERE run = ? AND name = ? ORDER BY step DESC LIMIT 1", run, metric);
    if (query.next()) {
      figures.emplace(run, query.real(0));
    }
  }
  return figures;
}

Texts parameter(Database& database, std::string_view id) {
  Query query(database,
              "SELECT id, CASE WHEN json_valid(configuration) THEN configuration -> ?1 END, "
              "CASE WHEN json_valid(resolved) THEN resolved -> ?1 END FROM runs ORDER BY id",
              "$." + std::string(id));
  Texts texts;
  while (query.next()) {
    const std::string chosen = query.null(1) ? std::string() : plain(query.text(1));
    const std::string value = leftOpen(chosen) && !query.null(2) ? plain(query.text(2)) : chosen;
    if (!value.empty()) {
      texts.emplace_hint(texts.end(), query.integer(0), value);
    }
  }
  return texts;
}

Texts settingsButSeed(Database& database) {
  Query query(database,
              "SELECT id, dataset || '/' || model || '/' || CASE WHEN json_valid(configuration) "
              "THEN json_remove(configuration, '$.seed') ELSE configuration END FROM runs ORDER BY id");
  return readTexts(query);
}

Texts notes(Database& database) {
  Query query(database, "SELECT run, note FROM run_notes ORDER BY run");
  return readTexts(query);
}

std::vector<RunRecord> trashed(Database& database) {
  Query query(database, "SELECT id FROM runs WHERE trashed_at != 0 ORDER BY id");
  std::vector<RunRecord> found;
  for (const RowId id : readAll(query, [](Query& row) { return row.integer(0); })) {
    if (auto run = runs::find(database, id)) {
      found.push_back(std::move(*run));
    }
  }
  return found;
}

std::vector<std::string> metricNames(Database& database) {
  // Jumps from name to name of each run through the clustering key, as metrics::names does for one.
  Query query(database,
              "WITH RECURSIVE found (run, name) AS ("
              "SELECT id, (SELECT min(name) FROM metrics WHERE run = id) FROM runs UNION ALL "
              "SELECT run, (SELECT min(name) FROM metrics WHERE run = found.run AND name > found.name) FROM found "
              "WHERE name IS NOT NULL) SELECT DISTINCT name FROM found WHERE name IS NOT NULL ORDER BY name");
  return readAll(query, [](Query& row) { return row.text(0); });
}

}  // namespace luthier::run_columns
