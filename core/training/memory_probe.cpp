// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/memory_probe.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "core/base/error.h"
#include "core/training/batch_pass.h"
#include "core/training/memory_ladder.h"
#include "core/training/preflight.h"
#include "core/training/process.h"
#include "core/training/untouched.h"

namespace luthier {

namespace {

Batch firstExamples(PreparedTask& task, std::int64_t count) {
  const auto& maker = task.batches(Split::Train, true);
  std::vector<std::size_t> positions(std::min(maker.size(), static_cast<std::size_t>(count)));
  if (const auto lengths = maker.lengths(); !lengths.empty()) {
    // The longest texts need the most.
    std::vector<std::size_t> all(maker.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(positions.size()), std::greater{},
                              [&](std::size_t position) { return lengths[position]; });
    std::copy_n(all.begin(), positions.size(), positions.begin());
  } else {
    std::iota(positions.begin(), positions.end(), std::size_t{0});
  }
  return maker.make({0, positions});
}

std::int64_t atOnce(const TrainingConfig& config, const ExecutionPlan& plan) {
  return plan.microBatch > 0 ? plan.microBatch : config.batchSize;
}

}  // namespace

std::int64_t measurePeakMemory(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& plan) {
  placeModule(task.module(), plan);
  task.moveTo(plan.device);
  auto batch = firstExamples(task, atOnce(config, plan));
  const Untouched untouched(task.module());
  resetPeakMemory(plan.device);
  task.setTrainingMode();
  (void)passBatch(task, batch, plan, /*microBatch=*/0);
  return peakMemory(plan.device) + laterMemory(task, config, plan);
}

std::int64_t fitIntoMemory(PreparedTask& task, const TrainingConfig& config, ExecutionPlan& plan) {
  MemoryLadder ladder(config.batchSize, smallestMicroBatch(task.module()), plan.microBatch, plan.activationCheckpointing);
  for (;;) {
    std::int64_t needed = -1;
    try {
      needed = measurePeakMemory(task, config, plan);
    } catch (...) {
      if (!isAllocationFailure()) {
        throw;
      }
    }
    const auto available = availableMemoryOn(plan.device);
    const auto wanted = needed - presentMemory(plan.device);
    if (needed >= 0 && (available < 0 || wanted <= available)) {
      return needed;
    }
    if (!ladder.descend()) {
      throw Error(outOfMemory(wanted, available));
    }
    plan.microBatch = ladder.microBatch();
    plan.activationCheckpointing = ladder.checkpointing();
  }
}

}  // namespace luthier
