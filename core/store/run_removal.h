// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/store/database.h"
#include "core/store/records.h"
#include "core/store/workspace.h"

namespace luthier {

/// Removes a run's rows and its folder for good, and says so in the audit log in the name of `actor`. While that lasts no worker
/// gets the run: throws Error{RunOwned} where one has it. Blocks as long as the file system needs.
void removeRunForGood(Database& database, const Workspace& workspace, const RunRecord& run, std::string_view actor);

}  // namespace luthier
