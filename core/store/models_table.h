// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Table models.
namespace models {
RowId insert(Database& database, const ModelRecord& model);  // Error{AlreadyExists}
[[nodiscard]] std::vector<ModelRecord> list(Database& database);
[[nodiscard]] std::optional<ModelRecord> find(Database& database, RowId id);
[[nodiscard]] std::optional<ModelRecord> findByName(Database& database, std::string_view name);
void remove(Database& database, RowId model);  // Error{StillUsed} where runs still refer to it
}  // namespace models

}  // namespace luthier
