// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/studio_context.h"

namespace luthier {

/// Asks the store thread to delete a run for good: its rows go, its folder goes to the desktop's trash. A run
/// that somebody trains (its lock is held) stays, and the window says so. Finished even where the window closes meanwhile.
void removeRun(const StudioContext& context, RowId run);

}  // namespace luthier
