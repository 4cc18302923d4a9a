// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/base/progress.h"
#include "core/tasks/task.h"
#include "core/training/execution_plan.h"

namespace luthier {

/// Passes one split through the network in evaluation mode, without augmentation, and returns its metrics. The module must
/// be placed on the plan's device. `eachBatch` (may be null) is called after every batch with the examples done so far; it
/// may throw to leave. The module is left in evaluation mode.
[[nodiscard]] EpochResult evaluateSplit(PreparedTask& task, Split split, std::int64_t batchSize, const ExecutionPlan& plan,
                                        const std::function<void(std::int64_t done)>& eachBatch = nullptr);

}  // namespace luthier
