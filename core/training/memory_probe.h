// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/tasks/task.h"
#include "core/training/execution_plan.h"

namespace luthier {

/// The peak memory that a run will have, in bytes, told from one real step: passes the first training examples, as many as pass
/// at once under the plan, forwards and backwards, reads the process's peak (an accelerator's allocated one), and adds what only
/// comes later (laterMemory of preflight.h). The peak is counted anew from here on. Weights, statistics and the random state are
/// as before. Throws what the step throws where memory does not suffice even for it.
[[nodiscard]] std::int64_t measurePeakMemory(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& plan);

/// measurePeakMemory, with fewer examples at once, and at last without keeping activations, where they do not fit into what is
/// available; the plan says how they do. Throws Error{OutOfMemory} where none fit.
[[nodiscard]] std::int64_t fitIntoMemory(PreparedTask& task, const TrainingConfig& config, ExecutionPlan& plan);

}  // namespace luthier
