// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/pages/studio_context.h"
#include "core/config/task_description.h"

namespace luthier {

/// Whether the texts of a run's dataset have companions: an optional one that its first text lacks is none. Calls `done` once it
/// is known, and not at all where `owner` is gone by then.
void findSecondText(const StudioContext& context, QObject* owner, RowId run, std::function<void(SecondText)> done);

}  // namespace luthier
