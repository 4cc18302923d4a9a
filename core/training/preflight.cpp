// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/preflight.h"

#include <ATen/DeviceAccelerator.h>
#include <fmt/format.h>

#include <algorithm>

#include "core/base/files.h"
#include "core/training/process.h"

namespace luthier {

namespace {

constexpr std::int64_t megabyte = 1'000'000;
constexpr std::int64_t programMemory = 300 * megabyte;  // LibTorch itself, measured with an empty network
constexpr std::int64_t diskReserve = 20 * megabyte;     // store, log
constexpr std::int64_t checkpointsAtOnce = 3;           // two "last" and one in the making
constexpr std::int64_t batchesAhead = 6;                // waiting in the prefetcher, and in use
// Of a full step's activations in float32, by the growth of the peak with the batch (ResNet-20 at 32, ResNet-18 at 224 px).
constexpr double bfloat16Share = 0.6;
constexpr double headOnlyShare = 1.0 / 3.0;  // nothing is kept for a backward pass, but layers follow each other

std::int64_t bytesOf(const torch::nn::Module& module) {
  std::int64_t bytes = 0;
  for (const auto& [name, tensor] : stateDictOf(module)) {
    bytes += static_cast<std::int64_t>(tensor.nbytes());
  }
  return bytes;
}

std::int64_t availableOn(const torch::Device& device) {
  if (device.is_cpu()) {
    return availableMemory();
  }
  return static_cast<std::int64_t>(at::accelerator::getMemoryInfo(device.index()).first);
}

std::string inMegabytes(std::int64_t bytes) { return fmt::format("{} MB", bytes / megabyte); }

}  // namespace

ResourceNeed resourceNeed(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& plan) {
  const auto& training = task.batches(Split::Train, false);
  const auto example = training.make({0, {0}}).inputs;
  const auto weights = bytesOf(task.module());
  const std::int64_t optimizerCopies = config.optimizer == "adamw" ? 2 : 1;
  const auto examples = static_cast<std::int64_t>(training.size());
  const bool headOnly = config.method == "head";

  ResourceNeed need;
  const double saved = (plan.bfloat16 ? bfloat16Share : 1.0) * (headOnly ? headOnlyShare : 1.0);
  const auto activations = static_cast<std::int64_t>(static_cast<double>(config.batchSize * task.bytesPerExample()) * saved);
  need.memory = weights * (headOnly ? 1 : 2 + optimizerCopies) + activations;
  if (plan.device.is_cpu()) {
    const auto bytesPerExample = static_cast<std::int64_t>(example.nbytes());
    const auto cached = std::min(config.cacheMegabytes * megabyte, examples * bytesPerExample / 4);  // 8 bits, not float
    need.memory += programMemory + cached + batchesAhead * config.batchSize * bytesPerExample;
  }
  need.disk = diskReserve + weights * (checkpointsAtOnce * (1 + optimizerCopies) + 2);
  return need;
}

std::optional<Problem> checkResources(const ResourceNeed& need, const ExecutionPlan& plan,
                                      const std::filesystem::path& runFolder) {
  const auto available = availableOn(plan.device);
  if (available >= 0 && need.memory > available) {
    return Problem{ErrorCode::OutOfMemory, {{"needed", inMegabytes(need.memory)}, {"available", inMegabytes(available)}}};
  }
  std::error_code unknown;
  const auto space = std::filesystem::space(runFolder, unknown);
  if (!unknown && static_cast<std::uint64_t>(need.disk) > space.available) {
    return Problem{ErrorCode::DiskFull, {{"file", displayPath(runFolder)}}};
  }
  return std::nullopt;
}

}  // namespace luthier
