// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/studio_context.h"

namespace luthier {

/// Asks the store thread to remove a model. A copy of its weights inside the workspace goes to the desktop's trash; a file
/// elsewhere stays.
void removeModel(const StudioContext& context, RowId model);

}  // namespace luthier
