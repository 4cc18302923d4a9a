// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/runs_table.h"

#include <charconv>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/store/query.h"

namespace luthier::runs {
namespace {

#define RUN_COLUMNS                                                                                                        \
  "id, name, task, dataset, model, status, configuration, resolved, failure, created_at, started_at, ended_at, position, " \
  "sample, priority, archived_at, trashed_at"

RunRecord read(Query& row) {
  RunRecord record;
  record.id = row.integer(0);
  record.name = row.text(1);
  record.task = row.text(2);
  record.dataset = row.integer(3);
  record.model = row.integer(4);
  record.status = runStatusFromName(row.text(5));
  record.configuration = row.text(6);
  record.resolved = row.text(7);
  if (!row.null(8)) {
    record.failure = problemFromJson(parseForeignJson(row.text(8), ErrorCode::StoreDamaged));
  }
  record.createdAt = row.integer(9);
  record.startedAt = row.integer(10);
  record.endedAt = row.integer(11);
  record.position = row.integer(12);
  record.sample = row.boolean(13);
  record.priority = row.integer(14);
  record.archivedAt = row.integer(15);
  record.trashedAt = row.integer(16);
  return record;
}

void require(int changed, RowId run) {
  if (changed == 0) {
    throw Error(ErrorCode::NotFound, {{"kind", "run"}, {"name", std::to_string(run)}});
  }
}

}  // namespace

RowId insert(Database& database, const RunRecord& run) {
  // An empty name is made from the dataset's and the run's own id, which no other run ever has.
  Query(
      database,
      "INSERT INTO runs (name, task, dataset, model, status, configuration, resolved, created_at, started_at, ended_at, "
      "position, sample, priority) VALUES (CASE ?1 WHEN '' THEN coalesce((SELECT name FROM datasets WHERE id = ?3), 'run') "
      "|| '-' || "
      "(1 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'runs'), 0)) ELSE ?1 END, ?2, ?3, ?4, 'queued', ?5, ?6, "
      "?7, 0, 0, "
      "1 + (SELECT coalesce(max(position), 0) FROM runs), ?8, ?9)",
      run.name, run.task, run.dataset, run.model, run.configuration, run.resolved,
      run.createdAt != 0 ? run.createdAt : nowMilliseconds(), run.sample, run.priority)
      .run();
  return lastInsertedId(database);
}

std::vector<RunRecord> list(Database& database) {
  Query query(database, "SELECT " RUN_COLUMNS " FROM runs ORDER BY id");
  return readAll(query, read);
}

std::optional<RunRecord> find(Database& database, RowId id) {
  Query query(database, "SELECT " RUN_COLUMNS " FROM runs WHERE id = ?", id);
  return readOne(query, read);
}

std::optional<RunRecord> findByReference(Database& database, std::string_view reference) {
  RowId id = 0;
  const auto [end, error] = std::from_chars(reference.data(), reference.data() + reference.size(), id);
  if (error == std::errc{} && end == reference.data() + reference.size()) {
    if (auto run = find(database, id)) {
      return run;
    }
  }
  // Names need not be unique: the newest is meant.
  Query query(database, "SELECT " RUN_COLUMNS " FROM runs WHERE name = ? ORDER BY id DESC LIMIT 1", reference);
  return readOne(query, read);
}

std::optional<RunRecord> nextQueued(Database& database) {
  Query query(database, "SELECT " RUN_COLUMNS
                        " FROM runs WHERE status = 'queued' AND trashed_at = 0 "
                        "ORDER BY priority DESC, position, id LIMIT 1");
  return readOne(query, read);
}

void setStatus(Database& database, RowId run, RunStatus status, const std::optional<Problem>& failure) {
  const std::string json = failure ? problemToJson(*failure).dump() : std::string();
  require(Query(database,
                "UPDATE runs SET status = ?2, failure = nullif(?3, ''), "
                "started_at = CASE WHEN ?2 = 'running' AND started_at = 0 THEN ?4 ELSE started_at END, "
                "ended_at = CASE WHEN ?2 IN ('done', 'stopped', 'failed') THEN ?4 ELSE 0 END WHERE id = ?1",
                run, std::string_view(runStatusName(status)), json, nowMilliseconds())
              .run(),
          run);
}

void setResolved(Database& database, RowId run, std::string_view json) {
  require(Query(database, "UPDATE runs SET resolved = ? WHERE id = ?", json, run).run(), run);
}

void setConfiguration(Database& database, RowId run, std::string_view json) {
  require(Query(database, "UPDATE runs SET configuration = ? WHERE id = ?", json, run).run(), run);
}

void setName(Database& database, RowId run, std::string_view name) {
  require(Query(database, "UPDATE runs SET name = ? WHERE id = ?", name, run).run(), run);
}

void moveInQueue(Database& database, RowId run, int direction) {
  const char* sql = direction < 0 ? "UPDATE runs SET position = (SELECT min(position) FROM runs) - 1 WHERE id = ?"
                                  : "UPDATE runs SET position = (SELECT max(position) FROM runs) + 1 WHERE id = ?";
  require(Query(database, sql, run).run(), run);
}

void setPriority(Database& database, RowId run, std::int64_t priority) {
  require(Query(database, "UPDATE runs SET priority = ? WHERE id = ?", priority, run).run(), run);
}

void setArchived(Database& database, RowId run, bool archived) {
  require(Query(database, "UPDATE runs SET archived_at = ? WHERE id = ?", archived ? nowMilliseconds() : 0, run).run(), run);
}

void setTrashed(Database& database, RowId run, bool trashed) {
  require(Query(database, "UPDATE runs SET trashed_at = ? WHERE id = ?", trashed ? nowMilliseconds() : 0, run).run(), run);
}

void remove(Database& database, RowId run) { require(Query(database, "DELETE FROM runs WHERE id = ?", run).run(), run); }

#undef RUN_COLUMNS
}  // namespace luthier::runs
