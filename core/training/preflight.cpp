// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/preflight.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/files.h"
#include "core/training/memory_ladder.h"
#include "core/training/process.h"

namespace luthier {

namespace {

constexpr std::int64_t megabyte = 1'000'000;
constexpr std::int64_t programMemory = 300 * megabyte;  // LibTorch itself, measured with an empty network
constexpr std::int64_t diskReserve = 20 * megabyte;     // store, log
constexpr std::int64_t checkpointsAtOnce = 3;           // two "last" and one in the making
constexpr std::int64_t batchesAhead = 6;                // waiting in the prefetcher, and in use
// Of a full step's activations in float32, by the growth of the peak with the batch (ResNet-20 at 32, ResNet-18 at 224 px).
constexpr double halfPrecisionShare = 0.6;
constexpr double checkpointingShare = 0.5;
constexpr double headOnlyShare = 1.0 / 3.0;  // nothing is kept for a backward pass, but layers follow each other

std::int64_t bytesOf(const torch::nn::Module& module) {
  std::int64_t bytes = 0;
  for (const auto& [name, tensor] : stateDictOf(module)) {
    bytes += static_cast<std::int64_t>(tensor.nbytes());
  }
  return bytes;
}

std::int64_t optimizerCopies(const TrainingConfig& config) { return config.optimizer == "adamw" ? 2 : 1; }

std::string inMegabytes(std::int64_t bytes) { return fmt::format("{} MB", bytes / megabyte); }

}  // namespace

std::int64_t laterMemory(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& plan) {
  const auto weights = bytesOf(task.module());
  std::int64_t later = config.method == "head" ? 0 : weights * optimizerCopies(config);
  if (config.ema) {
    later += weights;
  }
  if (plan.device.is_cpu()) {
    const auto& training = task.batches(Split::Train, false);
    const auto bytesPerExample = static_cast<std::int64_t>(training.make({0, {0}}).inputs.nbytes());
    const auto examples = static_cast<std::int64_t>(training.size());
    const auto cached = std::min(config.cacheMegabytes * megabyte, examples * bytesPerExample / 4);  // 8 bits, not float
    later += cached + batchesAhead * config.batchSize * bytesPerExample;
  }
  return later;
}

ResourceNeed resourceNeed(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& plan) {
  const auto weights = bytesOf(task.module());
  const bool headOnly = config.method == "head";
  const auto atOnce = plan.microBatch > 0 ? plan.microBatch : config.batchSize;

  ResourceNeed need;
  const double kept = plan.activationCheckpointing ? checkpointingShare : 1.0;
  const double saved = (plan.mixed() ? halfPrecisionShare : 1.0) * (headOnly ? headOnlyShare : kept);
  const auto activations = static_cast<std::int64_t>(static_cast<double>(atOnce * task.bytesPerExample()) * saved);
  need.memory = weights * (headOnly ? 1 : 2) + activations + laterMemory(task, config, plan) +
                (plan.device.is_cpu() ? programMemory : 0);
  const std::int64_t copies = 1 + optimizerCopies(config) + (config.ema ? 1 : 0);
  need.disk = diskReserve + weights * (checkpointsAtOnce * copies + 2);
  return need;
}

void shrinkToFit(PreparedTask& task, const TrainingConfig& config, ExecutionPlan& plan) {
  MemoryLadder ladder(config.batchSize, smallestMicroBatch(task.module()), plan.microBatch, plan.activationCheckpointing);
  const auto available = availableMemoryOn(plan.device);
  while (available >= 0 && resourceNeed(task, config, plan).memory > available && ladder.descend()) {
    plan.microBatch = ladder.microBatch();
    plan.activationCheckpointing = ladder.checkpointing();
  }
}

Problem outOfMemory(std::int64_t needed, std::int64_t available) {
  return {ErrorCode::OutOfMemory, {{"needed", inMegabytes(needed)}, {"available", inMegabytes(available)}}};
}

std::optional<Problem> checkResources(const ResourceNeed& need, const ExecutionPlan& plan,
                                      const std::filesystem::path& runFolder) {
  const auto available = availableMemoryOn(plan.device);
  if (available >= 0 && need.memory > available) {
    return outOfMemory(need.memory, available);
  }
  std::error_code unknown;
  const auto space = std::filesystem::space(runFolder, unknown);
  if (!unknown && static_cast<std::uint64_t>(need.disk) > space.available) {
    return Problem{ErrorCode::DiskFull, {{"file", displayPath(runFolder)}}};
  }
  return std::nullopt;
}

}  // namespace luthier
