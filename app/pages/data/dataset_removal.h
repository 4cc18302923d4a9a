// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/studio_context.h"

namespace luthier {

/// Asks the store thread to remove a dataset's rows and its caches in the workspace; the person's own files stay. Where runs
/// still refer to it, nothing is removed and the window shows the problem.
void removeDataset(const StudioContext& context, RowId dataset);

}  // namespace luthier
