// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Tables datasets, dataset_classes and import_issues. Every function runs on the connection's thread and may block for the
/// busy timeout; failures throw Error{Store...}.
namespace datasets {
/// Returns the new id; Error{AlreadyExists} for a taken name. Wrap with examples::insert in one Transaction.
RowId insert(Database& database, const DatasetRecord& dataset);
/// The same for a dataset that is written in several transactions: it is found by nobody until complete() was called in the
/// last. A name that only an abandoned import holds is taken over.
RowId insertIncomplete(Database& database, const DatasetRecord& dataset);
/// Replaces what the rows made known only at their end: classes, medians, task.
void complete(Database& database, const DatasetRecord& dataset);
/// Ids of datasets that are not complete: being written by another program, or abandoned.
[[nodiscard]] std::vector<RowId> incomplete(Database& database);
void insertIssues(Database& database, RowId dataset, const std::vector<ImportIssue>& issues);
[[nodiscard]] std::vector<DatasetRecord> list(Database& database);
[[nodiscard]] std::optional<DatasetRecord> find(Database& database, RowId id);
[[nodiscard]] std::optional<DatasetRecord> findByName(Database& database, std::string_view name);
[[nodiscard]] std::vector<ImportIssue> issues(Database& database, RowId dataset);
void setSourcePath(Database& database, RowId dataset, std::string_view path);
void rename(Database& database, RowId dataset, std::string_view name);
/// Error{StillUsed} where runs still refer to it. Takes about a second for 100,000 examples; removeExamples() before it keeps
/// the transactions short.
void remove(Database& database, RowId dataset);
/// Removes up to `most` examples (with their texts) and returns how many; 0 at the end.
std::int64_t removeExamples(Database& database, RowId dataset, std::int64_t most);
}  // namespace datasets

}  // namespace luthier
