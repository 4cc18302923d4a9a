// SPDX-License-Identifier: GPL-3.0-or-later
// Tables run_progress, run_tags and run_notes.
#include "core/store/query.h"
#include "core/store/runs_table.h"

namespace luthier::runs {
namespace {

#define PROGRESS_COLUMNS                                                                                                   \
  "run, epoch, epochs, step, steps, seconds_left, examples_per_second, memory_bytes, trained_seconds, phase, best_epoch, " \
  "best_value"

RunProgress readProgress(Query& row) {
  RunProgress progress;
  progress.run = row.integer(0);
  progress.epoch = row.integer(1);
  progress.epochs = row.integer(2);
  progress.step = row.integer(3);
  progress.steps = row.integer(4);
  progress.secondsLeft = row.real(5);
  progress.examplesPerSecond = row.real(6);
  progress.memoryBytes = row.integer(7);
  progress.trainedSeconds = row.real(8);
  progress.phase = row.text(9);
  progress.bestEpoch = row.integer(10);
  progress.bestValue = row.real(11);
  return progress;
}

}  // namespace

void setProgress(Database& database, const RunProgress& progress) {
  Query(database, "REPLACE INTO run_progress (" PROGRESS_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        progress.run, progress.epoch, progress.epochs, progress.step, progress.steps, progress.secondsLeft,
        progress.examplesPerSecond, progress.memoryBytes, progress.trainedSeconds, progress.phase, progress.bestEpoch,
        progress.bestValue)
      .run();
}

std::optional<RunProgress> progress(Database& database, RowId run) {
  Query query(database, "SELECT " PROGRESS_COLUMNS " FROM run_progress WHERE run = ?", run);
  return readOne(query, readProgress);
}

std::vector<RunProgress> allProgress(Database& database) {
  Query query(database, "SELECT " PROGRESS_COLUMNS " FROM run_progress ORDER BY run");
  return readAll(query, readProgress);
}

void addTag(Database& database, RowId run, std::string_view tag) {
  Query(database, "INSERT INTO run_tags (run, tag) VALUES (?, ?) ON CONFLICT DO NOTHING", run, tag).run();
}

void removeTag(Database& database, RowId run, std::string_view tag) {
  Query(database, "DELETE FROM run_tags WHERE run = ? AND tag = ?", run, tag).run();
}

std::vector<std::string> tags(Database& database, RowId run) {
  Query query(database, "SELECT tag FROM run_tags WHERE run = ? ORDER BY tag", run);
  return readAll(query, [](Query& row) { return row.text(0); });
}

std::vector<RunTag> allTags(Database& database) {
  Query query(database, "SELECT run, tag FROM run_tags ORDER BY run, tag");
  return readAll(query, [](Query& row) { return RunTag{row.integer(0), row.text(1)}; });
}

void setNote(Database& database, RowId run, std::string_view note) {
  Query(database, "REPLACE INTO run_notes (run, note) VALUES (?, ?)", run, note).run();
}

std::string note(Database& database, RowId run) {
  Query query(database, "SELECT note FROM run_notes WHERE run = ?", run);
  return readOne(query, [](Query& row) { return row.text(0); }).value_or("");
}

#undef PROGRESS_COLUMNS
}  // namespace luthier::runs
