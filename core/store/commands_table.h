// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Table commands: what people ask of a running run. The run's worker takes them between steps.
namespace commands {
RowId insert(Database& database, RowId run, RunCommandKind kind, std::int64_t argument = 0);
/// Commands not yet taken, oldest first; marks them taken. Call inside or outside a Transaction.
[[nodiscard]] std::vector<RunCommand> take(Database& database, RowId run);
[[nodiscard]] bool anyWaiting(Database& database, RowId run);
}  // namespace commands

}  // namespace luthier
