// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Table run_events: what a run met beside its epochs.
namespace run_events {
/// `at` 0: now.
void append(Database& database, const RunEvent& event);
/// In the order in which they happened.
[[nodiscard]] std::vector<RunEvent> list(Database& database, RowId run);
}  // namespace run_events

}  // namespace luthier
