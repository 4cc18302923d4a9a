// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "app/pages/studio_context.h"

namespace luthier {

/// Deletes these runs for good if they are in the trash still, one by one on the store thread, so that other readings come
/// between. `done` is called on the UI thread afterwards, unless `owner` is gone by then.
void deleteTrashed(const StudioContext& context, QObject* owner, const std::vector<RowId>& runs, std::function<void()> done);

}  // namespace luthier
