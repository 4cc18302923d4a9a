// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/studio_context.h"

namespace luthier {

/// Asks the store thread to delete a run for good: its folder goes to the desktop's trash, then its rows go. A run that
/// somebody trains (its lock is held) stays. Finished even where the window closes meanwhile.
void removeRun(const StudioContext& context, RowId run);

}  // namespace luthier
