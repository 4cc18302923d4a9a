// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/batch_pass.h"

#include <algorithm>

#include "core/models/recomputation.h"
#include "core/training/device.h"

namespace luthier {

namespace {

Batch partOf(const Batch& whole, std::int64_t begin, std::int64_t count) {
  Batch part;
  part.inputs = whole.inputs.narrow(0, begin, count);
  part.targets = whole.targets.narrow(0, begin, count);
  const auto first = whole.positions.begin() + begin;
  part.positions.assign(first, first + count);
  return part;
}

void passForward(PreparedTask& task, const ExecutionPlan& plan, BatchResult::Part& part) {
  const AutocastScope autocast(plan);
  const RecomputationScope recomputation(plan.activationCheckpointing);
  part.outputs = task.forward(part.batch.inputs);
  part.loss = task.loss(part.outputs, part.batch.targets);
}

void forgetGraph(BatchResult::Part& part) {
  part.outputs = part.outputs.detach();
  part.loss = part.loss.detach();
}

}  // namespace

std::vector<std::int64_t> partSizes(std::int64_t examples, std::int64_t microBatch) {
  const auto parts = microBatch > 0 ? std::max<std::int64_t>(1, (examples + microBatch - 1) / microBatch) : 1;
  std::vector<std::int64_t> sizes(static_cast<std::size_t>(parts), examples / parts);
  for (std::int64_t i = 0; i < examples % parts; ++i) {
    ++sizes[static_cast<std::size_t>(i)];
  }
  return sizes;
}

BatchResult passBatch(PreparedTask& task, Batch& batch, const ExecutionPlan& plan, std::int64_t microBatch, double factor) {
  batch.inputs = toDevice(batch.inputs, plan.device, plan.channelsLast);
  batch.targets = toDevice(batch.targets, plan.device);
  const auto sizes = partSizes(batch.inputs.size(0), microBatch);
  BatchResult result;
  if (sizes.size() == 1) {
    BatchResult::Part part{batch, {}, {}};
    passForward(task, plan, part);
    (factor == 1.0 ? part.loss : part.loss * factor).backward();
    forgetGraph(part);
    result.loss = part.loss;
    result.parts.push_back(std::move(part));
    return result;
  }
  const auto whole = task.lossWeight(batch.targets).to(torch::kFloat32).clamp_min(1e-12);
  std::int64_t begin = 0;
  for (const auto size : sizes) {
    BatchResult::Part part{partOf(batch, begin, size), {}, {}};
    passForward(task, plan, part);
    const auto share = task.lossWeight(part.batch.targets).to(torch::kFloat32) / whole;
    (part.loss * (share * factor)).backward();
    forgetGraph(part);
    result.loss = begin == 0 ? part.loss * share : result.loss + part.loss * share;
    result.parts.push_back(std::move(part));
    begin += size;
  }
  return result;
}

}  // namespace luthier
