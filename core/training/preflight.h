// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/tasks/task.h"
#include "core/training/execution_plan.h"

namespace luthier {

/// What a run needs, in bytes, reckoned before it starts.
struct ResourceNeed {
  std::int64_t memory = 0;  // weights, gradients, optimiser, activations of a batch, decoded images
  std::int64_t disk = 0;    // the checkpoints that are there at once
};
[[nodiscard]] ResourceNeed resourceNeed(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& plan);

/// The part of it that a run takes only after its first step: the optimiser's memory, averaged weights, decoded images and the
/// batches that wait.
[[nodiscard]] std::int64_t laterMemory(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& plan);

/// Fewer examples at once, by halves, and at last activations that are computed again, until resourceNeed fits into what is
/// available or nothing more can be done: the plan's.
void shrinkToFit(PreparedTask& task, const TrainingConfig& config, ExecutionPlan& plan);

/// OutOfMemory, in bytes.
[[nodiscard]] Problem outOfMemory(std::int64_t needed, std::int64_t available);

/// OutOfMemory or DiskFull where the need exceeds what is there: on the CPU the system would kill the worker in the middle
/// of the night rather than refuse it the memory. Nothing where it fits or cannot be told.
[[nodiscard]] std::optional<Problem> checkResources(const ResourceNeed& need, const ExecutionPlan& plan,
                                                    const std::filesystem::path& runFolder);

}  // namespace luthier
