// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation.h"

#include "core/loading/prefetcher.h"
#include "core/loading/sampler.h"
#include "core/training/device.h"

namespace luthier {

namespace {

// Padded tokens in a batch of texts: enough to keep the cores busy, and little memory whatever the texts' lengths.
constexpr std::size_t evaluationTokens = 4096;

Sampler evaluationSampler(const BatchMaker& maker, std::size_t batchSize) {
  if (maker.lengths().empty()) {
    return {maker.size(), batchSize, /*shuffle=*/false, /*seed=*/0};
  }
  return {LengthBuckets{maker.lengths(), batchSize, evaluationTokens}, /*shuffle=*/false, /*seed=*/0};
}

}  // namespace

EpochResult evaluateSplit(PreparedTask& task, Split split, std::int64_t batchSize, const ExecutionPlan& plan,
                          const std::function<void(std::int64_t done)>& eachBatch) {
  const torch::NoGradGuard noGradients;
  task.module().eval();
  const auto& maker = task.batches(split, false);
  const auto sampler = evaluationSampler(maker, static_cast<std::size_t>(batchSize));
  std::vector<BatchRequest> requests;
  for (auto& positions : sampler.epoch(0)) {
    requests.push_back({0, std::move(positions)});
  }
  const auto metrics = task.metrics(split);
  Prefetcher prefetcher(maker, std::move(requests), static_cast<std::size_t>(plan.loaderThreads));
  std::int64_t done = 0;
  while (auto batch = prefetcher.next()) {
    batch->inputs = toDevice(batch->inputs, plan.device, plan.channelsLast);
    batch->targets = toDevice(batch->targets, plan.device);
    const AutocastScope autocast(plan);
    const auto outputs = task.forward(batch->inputs);
    metrics->add(*batch, outputs, task.loss(outputs, batch->targets));
    done += static_cast<std::int64_t>(batch->positions.size());
    if (eachBatch) {
      eachBatch(done);
    }
  }
  return metrics->finish();
}

}  // namespace luthier
