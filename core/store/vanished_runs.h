// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/store/database.h"
#include "core/store/workspace.h"

namespace luthier {

/// Marks every run that the store calls running or paused, but whose lock nobody holds, as failed (WorkerVanished): its
/// worker was killed, by the system or a person. Returns their ids. Whoever works on a run holds its lock before it changes
/// the status, so a living worker is never mistaken for a dead one.
std::vector<RowId> markVanishedRuns(Database& database, const Workspace& workspace);

}  // namespace luthier
