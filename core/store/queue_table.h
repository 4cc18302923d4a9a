// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// The runs that wait, as table runs keeps them: higher priority first, then by position, then by id. Blocks; one thread.
namespace queue {
[[nodiscard]] std::vector<RunRecord> list(Database& database);
/// Where a waiting run goes: before all others, behind them, or past its neighbour.
enum class Place { First, Last, Earlier, Later };
/// Moves a waiting run, whatever the priorities: where it passes a run of another one, it takes that one's. In one transaction.
/// Does nothing where it stands there already. Throws Error{NotFound} where it does not wait (any more).
void move(Database& database, RowId run, Place place);
}  // namespace queue

}  // namespace luthier
