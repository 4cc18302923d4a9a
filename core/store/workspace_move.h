// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/workspace.h"

namespace luthier {

/// A workspace may be moved or copied: everything in it is named by relative paths, but for datasets whose files a person keeps
/// in the workspace's own folder. Where the folder is not where it was last opened, those follow it. Call after opening for
/// writing; a workspace that cannot be written, or that is in use at this moment, stays as it is.
void followMove(const Workspace& workspace, Database& database);

}  // namespace luthier
