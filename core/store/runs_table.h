// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Tables runs, run_progress, run_tags and run_notes.
namespace runs {
/// Inserts with status queued at the queue's end; an empty name becomes "<dataset>-<n>". Returns the id.
RowId insert(Database& database, const RunRecord& run);
[[nodiscard]] std::vector<RunRecord> list(Database& database);
[[nodiscard]] std::optional<RunRecord> find(Database& database, RowId id);
/// `reference`: an id in digits, or a name.
[[nodiscard]] std::optional<RunRecord> findByReference(Database& database, std::string_view reference);
/// The queued run of the highest priority, the first of several; or nothing. Claiming is done by taking the run's lock, then setStatus.
[[nodiscard]] std::optional<RunRecord> nextQueued(Database& database);

void setStatus(Database& database, RowId run, RunStatus status, const std::optional<Problem>& failure = {});
void setResolved(Database& database, RowId run, std::string_view json);
void setConfiguration(Database& database, RowId run, std::string_view json);
void setName(Database& database, RowId run, std::string_view name);
/// Moves a queued run to the front (-1) or the end (+1).
void moveInQueue(Database& database, RowId run, int direction);
void setPriority(Database& database, RowId run, std::int64_t priority);
void setArchived(Database& database, RowId run, bool archived);
/// A run in the trash is not trained; everything of it stays until remove().
void setTrashed(Database& database, RowId run, bool trashed);
/// Removes every row of the run (its folder is the caller's).
void remove(Database& database, RowId run);

void setProgress(Database& database, const RunProgress& progress);
[[nodiscard]] std::optional<RunProgress> progress(Database& database, RowId run);
[[nodiscard]] std::vector<RunProgress> allProgress(Database& database);

void addTag(Database& database, RowId run, std::string_view tag);
void removeTag(Database& database, RowId run, std::string_view tag);
[[nodiscard]] std::vector<std::string> tags(Database& database, RowId run);
struct RunTag {
  RowId run;
  std::string tag;
};
[[nodiscard]] std::vector<RunTag> allTags(Database& database);
void setNote(Database& database, RowId run, std::string_view note);
[[nodiscard]] std::string note(Database& database, RowId run);
}  // namespace runs

}  // namespace luthier
