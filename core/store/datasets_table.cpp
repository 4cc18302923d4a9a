// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/datasets_table.h"

#include <bit>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/store/query.h"

namespace luthier::datasets {
namespace {

#define DATASET_COLUMNS                                                                                             \
  "id, name, task, source_path, layout, splits_given, seed, median_width, median_height, channels, configuration, " \
  "created_at"

DatasetRecord read(Query& row) {
  DatasetRecord record;
  record.id = row.integer(0);
  record.name = row.text(1);
  record.task = row.text(2);
  record.sourcePath = row.text(3);
  record.layout = row.text(4);
  record.splitsGiven = row.boolean(5);
  record.seed = std::bit_cast<std::uint64_t>(row.integer(6));
  record.medianWidth = row.integer(7);
  record.medianHeight = row.integer(8);
  record.channels = row.integer(9);
  record.configuration = row.text(10);
  record.createdAt = row.integer(11);
  return record;
}

void addClasses(Database& database, DatasetRecord& record) {
  Query query(database, "SELECT name FROM dataset_classes WHERE dataset = ? ORDER BY label", record.id);
  record.classes = readAll(query, [](Query& row) { return row.text(0); });
}

std::optional<DatasetRecord> readOneWithClasses(Database& database, Query& query) {
  auto record = readOne(query, read);
  if (record) {
    addClasses(database, *record);
  }
  return record;
}

[[noreturn]] void throwTaken(std::string_view name) {
  throw Error(ErrorCode::AlreadyExists, {{"kind", "dataset"}, {"name", std::string(name)}});
}

void requireOne(int changed, RowId dataset) {
  if (changed == 0) {
    throw Error(ErrorCode::NotFound, {{"kind", "dataset"}, {"name", std::to_string(dataset)}});
  }
}

RowId insertRow(Database& database, const DatasetRecord& dataset, bool complete) {
  const int inserted =
      Query(database,
            "INSERT INTO datasets (name, task, source_path, layout, splits_given, seed, median_width, median_height, "
            "channels, configuration, created_at, complete) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (name) DO NOTHING",
            dataset.name, dataset.task, dataset.sourcePath, dataset.layout, dataset.splitsGiven, dataset.seed,
            dataset.medianWidth, dataset.medianHeight, dataset.channels, dataset.configuration,
            dataset.createdAt != 0 ? dataset.createdAt : nowMilliseconds(), complete)
          .run();
  if (inserted == 0) {
    throwTaken(dataset.name);
  }
  return lastInsertedId(database);
}

void insertClasses(Database& database, RowId dataset, const std::vector<std::string>& classes) {
  std::int64_t label = 0;
  for (const std::string& name : classes) {
    Query(database, "INSERT INTO dataset_classes (dataset, label, name) VALUES (?, ?, ?)", dataset, label++, name).run();
  }
}

}  // namespace

RowId insert(Database& database, const DatasetRecord& dataset) {
  const RowId id = insertRow(database, dataset, true);
  insertClasses(database, id, dataset.classes);
  return id;
}

RowId insertIncomplete(Database& database, const DatasetRecord& dataset) { return insertRow(database, dataset, false); }

void complete(Database& database, const DatasetRecord& dataset) {
  // The name under which it was written is nobody's yet.
  if (findByName(database, dataset.name)) {
    throwTaken(dataset.name);
  }
  requireOne(Query(database, "UPDATE datasets SET name = ?, task = ?, splits_given = ?, complete = 1 WHERE id = ?",
                   dataset.name, dataset.task, dataset.splitsGiven, dataset.id)
                 .run(),
             dataset.id);
  insertClasses(database, dataset.id, dataset.classes);
}

std::vector<RowId> incomplete(Database& database) {
  Query query(database, "SELECT id FROM datasets WHERE complete = 0 ORDER BY id");
  return readAll(query, [](Query& row) { return row.integer(0); });
}

void insertIssues(Database& database, RowId dataset, const std::vector<ImportIssue>& issues) {
  std::int64_t position = 0;
  for (const ImportIssue& issue : issues) {
    const auto json = problemToJson(issue.problem);
    Query(database, "INSERT INTO import_issues (dataset, position, fatal, code, arguments) VALUES (?, ?, ?, ?, ?)", dataset,
          position++, issue.fatal, json.at("code").get<std::string>(), json.at("arguments").dump())
        .run();
  }
}

std::vector<DatasetRecord> list(Database& database) {
  Query query(database, "SELECT " DATASET_COLUMNS " FROM datasets WHERE complete = 1 ORDER BY id");
  auto records = readAll(query, read);
  for (DatasetRecord& record : records) {
    addClasses(database, record);
  }
  return records;
}

std::optional<DatasetRecord> find(Database& database, RowId id) {
  Query query(database, "SELECT " DATASET_COLUMNS " FROM datasets WHERE id = ?", id);
  return readOneWithClasses(database, query);
}

std::optional<DatasetRecord> findByName(Database& database, std::string_view name) {
  Query query(database, "SELECT " DATASET_COLUMNS " FROM datasets WHERE name = ? AND complete = 1", name);
  return readOneWithClasses(database, query);
}

std::vector<ImportIssue> issues(Database& database, RowId dataset) {
  Query query(database, "SELECT fatal, code, arguments FROM import_issues WHERE dataset = ? ORDER BY position", dataset);
  return readAll(query, [](Query& row) {
    const nlohmann::ordered_json json = {{"code", row.text(1)},
                                         {"arguments", parseForeignJson(row.text(2), ErrorCode::StoreDamaged)}};
    return ImportIssue{problemFromJson(json), row.boolean(0)};
  });
}

void setSourcePath(Database& database, RowId dataset, std::string_view path) {
  requireOne(Query(database, "UPDATE datasets SET source_path = ? WHERE id = ?", path, dataset).run(), dataset);
}

void rename(Database& database, RowId dataset, std::string_view name) {
  const auto owner = findByName(database, name);
  if (owner && owner->id != dataset) {
    throwTaken(name);
  }
  requireOne(Query(database, "UPDATE datasets SET name = ? WHERE id = ?", name, dataset).run(), dataset);
}

void remove(Database& database, RowId dataset) {
  Query user(database, "SELECT name FROM runs WHERE dataset = ? ORDER BY id LIMIT 1", dataset);
  if (const auto run = readOne(user, [](Query& row) { return row.text(0); })) {
    const auto record = find(database, dataset);
    throw Error(ErrorCode::StillUsed, {{"kind", "dataset"}, {"name", record ? record->name : ""}, {"run", *run}});
  }
  requireOne(Query(database, "DELETE FROM datasets WHERE id = ?", dataset).run(), dataset);
}

std::int64_t removeExamples(Database& database, RowId dataset, std::int64_t most) {
  return Query(database, "DELETE FROM examples WHERE id IN (SELECT id FROM examples WHERE dataset = ? LIMIT ?)", dataset,
               most)
      .run();
}

#undef DATASET_COLUMNS
}  // namespace luthier::datasets
