// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/statistics_table.h"

#include <fmt/format.h>

#include "core/store/query.h"

namespace luthier {
namespace {

std::int64_t number(Database& database, const char* sql) {
  Query query(database, sql);
  return readOne(query, [](Query& row) { return row.integer(0); }).value_or(0);
}

}  // namespace

StoreStatistics storeStatistics(Database& database) {
  StoreStatistics statistics;
  Query version(database, "SELECT sqlite_version()");
  statistics.sqliteVersion = readOne(version, [](Query& row) { return row.text(0); }).value_or("?");
  statistics.schema = database.schemaVersion();
  statistics.pages = number(database, "PRAGMA page_count");
  statistics.pageBytes = number(database, "PRAGMA page_size");
  statistics.freePages = number(database, "PRAGMA freelist_count");
  statistics.integrity = database.integrity();
  Query tables(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
  for (const auto& name : readAll(tables, [](Query& row) { return row.text(0); })) {
    // The names are those of our own schema; a table's name cannot be a parameter of a statement.
    const auto sql = fmt::format("SELECT count(*) FROM \"{}\"", name);
    statistics.rows.emplace_back(name, number(database, sql.c_str()));
  }
  return statistics;
}

}  // namespace luthier
