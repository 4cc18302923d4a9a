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
void insertIssues(Database& database, RowId dataset, const std::vector<ImportIssue>& issues);
[[nodiscard]] std::vector<DatasetRecord> list(Database& database);
[[nodiscard]] std::optional<DatasetRecord> find(Database& database, RowId id);
[[nodiscard]] std::optional<DatasetRecord> findByName(Database& database, std::string_view name);
[[nodiscard]] std::vector<ImportIssue> issues(Database& database, RowId dataset);
void setSourcePath(Database& database, RowId dataset, std::string_view path);
void rename(Database& database, RowId dataset, std::string_view name);
/// Error{StillUsed} where runs still refer to it.
void remove(Database& database, RowId dataset);
}  // namespace datasets

}  // namespace luthier
