// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <vector>

#include "core/tasks/task.h"
#include "core/training/execution_plan.h"

namespace luthier {

/// What a batch gave, in the parts in which it passed through the network; gradients are not followed.
struct BatchResult {
  struct Part {
    Batch batch;
    torch::Tensor outputs, loss;
  };
  std::vector<Part> parts;
  torch::Tensor loss;  // of the whole batch
};

/// Passes a batch forwards and backwards, which adds `factor` times the gradient of its mean loss to the parameters' gradients.
/// Where it has more than `microBatch` examples (0: no limit) it passes in parts of about equal size, each weighted by
/// PreparedTask::lossWeight: the gradients are those of the whole batch, to rounding. Not so with batch normalisation, which sees
/// the statistics of a part. Brings the batch to the plan's device. What the task throws goes through; the gradients are then
/// of no use.
[[nodiscard]] BatchResult passBatch(PreparedTask& task, Batch& batch, const ExecutionPlan& plan, std::int64_t microBatch,
                                    double factor = 1.0);

/// The example counts of the parts of a batch.
[[nodiscard]] std::vector<std::int64_t> partSizes(std::int64_t examples, std::int64_t microBatch);

}  // namespace luthier
