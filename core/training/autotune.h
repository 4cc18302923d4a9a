// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/processor.h"
#include "core/tasks/task.h"
#include "core/training/execution_plan.h"

namespace luthier {

/// Measures two steps (after one to warm up) of each precision and memory format that the configuration leaves open, then
/// of fewer threads, and returns `basic` with the fastest. bfloat16 must win clearly, since it costs accuracy of the
/// arithmetic, and is not tried on a processor without instructions for it; the caller applies the plan. Deterministic runs
/// keep `basic`, and so do runs so short that measuring would take more than about a seventh of their time; longer ones try as
/// many plans as fit into that. The network's weights, its statistics and the random state are as before afterwards.
[[nodiscard]] ExecutionPlan autotune(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& basic,
                                     const Machine& machine = thisMachine());

}  // namespace luthier
