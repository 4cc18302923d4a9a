// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Table examples (clustered by dataset, split, position).
namespace examples {
void insert(Database& database, RowId dataset, std::span<const ExampleRecord> examples);
/// In stable order (the order of import); `split` empty: all.
[[nodiscard]] std::vector<ExampleRecord> list(Database& database, RowId dataset, std::optional<Split> split = {},
                                              std::int64_t offset = 0, std::int64_t limit = -1,
                                              std::optional<std::int32_t> label = {});
[[nodiscard]] std::vector<ExampleRecord> find(Database& database, std::span<const RowId> ids);
[[nodiscard]] std::vector<SplitCount> counts(Database& database, RowId dataset);
/// A correction made by a person; written to the audit log by the caller.
void setLabel(Database& database, RowId example, std::int32_t label);
}  // namespace examples

}  // namespace luthier
