// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Table checkpoints: one row per (run, kind).
namespace checkpoints {
void put(Database& database, const CheckpointRecord& checkpoint);
[[nodiscard]] std::optional<CheckpointRecord> find(Database& database, RowId run, std::string_view kind);
[[nodiscard]] std::vector<CheckpointRecord> list(Database& database, RowId run);
/// Nothing where there is none; the folder is the caller's.
void remove(Database& database, RowId run, std::string_view kind);
}  // namespace checkpoints

}  // namespace luthier
