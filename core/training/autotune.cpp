// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/autotune.h"

#include <ATen/DeviceAccelerator.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "core/base/clock.h"
#include "core/models/recomputation.h"
#include "core/training/device.h"
#include "core/training/untouched.h"

namespace luthier {

namespace {

constexpr std::int64_t trialValues = 50'000;   // input values of a trial batch: 16 images of 32 px
constexpr double clearGain = 0.9;              // share of the time so far that bfloat16, or fewer threads, must stay under
constexpr double tuningShare = 0.15;           // of the time that the run itself will take, at most
constexpr double stepsOfTrial = 3.0;           // that measure() takes

Batch trialBatch(PreparedTask& task, std::int64_t batchSize) {
  const auto& maker = task.batches(Split::Train, false);
  const auto one = maker.make({0, {0}});
  const auto wanted = std::clamp<std::int64_t>(trialValues / std::max<std::int64_t>(1, one.inputs.numel()), 2, batchSize);
  std::vector<std::size_t> positions(std::min<std::size_t>(maker.size(), static_cast<std::size_t>(wanted)));
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  return maker.make({0, positions});
}

double secondsOfStep(PreparedTask& task, const Batch& batch, const ExecutionPlan& plan) {
  const double begin = monotonicSeconds();
  {
    const AutocastScope autocast(plan);
    const RecomputationScope recomputation(plan.activationCheckpointing);
    const auto inputs = toDevice(batch.inputs, plan.device, plan.channelsLast);
    const auto targets = toDevice(batch.targets, plan.device);
    task.loss(task.forward(inputs), targets).backward();
  }
  if (!plan.device.is_cpu()) {
    at::accelerator::synchronizeDevice(plan.device.index());
  }
  return monotonicSeconds() - begin;
}

double measure(PreparedTask& task, const Batch& batch, const ExecutionPlan& plan, double best) {
  at::set_num_threads(plan.threads);
  placeModule(task.module(), plan);
  task.module().train();
  const double warmUp = secondsOfStep(task, batch, plan);
  if (warmUp > 4.0 * best) {
    return std::numeric_limits<double>::infinity();
  }
  return std::min(secondsOfStep(task, batch, plan), secondsOfStep(task, batch, plan));
}

/// `images`: inputs have channels, whose place in memory can be chosen.
std::vector<ExecutionPlan> candidates(const TrainingConfig& config, const ExecutionPlan& basic, bool images,
                                      const Machine& machine) {
  // Where bfloat16 is emulated, trying it would alone take longer than any plan saves.
  const bool bfloat16Open = config.precision == "auto" && (machine.bfloat16 || !basic.device.is_cpu());
  std::vector<ExecutionPlan> all;
  for (const bool bfloat16 : {false, true}) {
    for (const bool channelsLast : {true, false}) {
      auto plan = basic;
      plan.bfloat16 = bfloat16;
      plan.channelsLast = channelsLast;
      const bool allowed = (bfloat16Open || bfloat16 == basic.bfloat16) &&
                           ((images && config.memoryFormat == "auto") || channelsLast == basic.channelsLast);
      if (allowed) {
        all.push_back(plan);
      }
    }
  }
  return all;
}

/// How long may still be measured: a short run is over before a better plan could pay for its search.
class Budget {
 public:
  explicit Budget(double trialSteps) : steps_(trialSteps * tuningShare) {}
  /// Before anything is measured: for two plans, since one alone tells nothing.
  [[nodiscard]] bool suffices() const { return steps_ >= 2.0 * stepsOfTrial; }
  /// Whether one more plan may be tried where a step takes `stepSeconds`.
  [[nodiscard]] bool allows(double stepSeconds) const {
    return monotonicSeconds() - begin_ + stepsOfTrial * stepSeconds <= steps_ * stepSeconds;
  }

 private:
  double steps_;
  double begin_ = monotonicSeconds();
};

/// Fewer threads win where the cores are busy with other work: every operation waits for its last thread.
ExecutionPlan withFewerThreads(PreparedTask& task, const Batch& batch, ExecutionPlan plan, double best,
                               const Budget& budget) {
  while (plan.threads > 1 && budget.allows(best)) {
    auto fewer = plan;
    fewer.threads = plan.threads / 2;
    const double seconds = measure(task, batch, fewer, best);
    if (seconds >= best * clearGain) {
      break;
    }
    plan = fewer;
    best = seconds;
  }
  return plan;
}

/// The run's work in steps of the size of a trial.
double trialStepsOf(PreparedTask& task, const TrainingConfig& config, const Batch& batch) {
  const auto examples = static_cast<double>(task.batches(Split::Train, false).size()) * static_cast<double>(config.epochs);
  return examples / static_cast<double>(std::max<std::size_t>(1, batch.positions.size()));
}

}  // namespace

ExecutionPlan autotune(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& basic,
                       const Machine& machine) {
  if (basic.deterministic) {
    return basic;
  }
  const bool images = task.batches(Split::Train, false).make({0, {0}}).inputs.dim() == 4;
  const auto plans = candidates(config, basic, images, machine);
  const bool threadsOpen = config.threads == 0 && basic.threads > 1 && basic.device.is_cpu();
  if (plans.size() < 2 && !threadsOpen) {
    return basic;
  }
  const auto batch = trialBatch(task, config.batchSize);
  const Budget budget(trialStepsOf(task, config, batch));
  if (!budget.suffices()) {
    return basic;
  }
  const Untouched untouched(task.module());
  task.moveTo(basic.device);
  auto chosen = basic;
  double best = std::numeric_limits<double>::infinity();
  for (const auto& plan : plans) {
    if (std::isfinite(best) && !budget.allows(best)) {
      return &plan == &plans[1] ? basic : chosen;
    }
    const double seconds = measure(task, batch, plan, best);
    const double needed = plan.bfloat16 && !chosen.bfloat16 ? best * clearGain : best;
    if (seconds < needed) {
      chosen = plan;
      best = seconds;
    }
  }
  return threadsOpen ? withFewerThreads(task, batch, chosen, best, budget) : chosen;
}

}  // namespace luthier
