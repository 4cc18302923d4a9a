// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/step_maker.h"

#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "core/training/device.h"
#include "core/training/preflight.h"
#include "core/training/process.h"

namespace luthier {

namespace {

constexpr std::uint64_t blendStream = 0xB1E4D;  // keeps chance apart from other streams of the same seed and epoch

MemoryLadder ladderFrom(PreparedTask& task, const Sampler& sampler, const ExecutionPlan& plan) {
  return {static_cast<std::int64_t>(sampler.largestBatch()), smallestMicroBatch(task.module()), plan.microBatch,
          plan.activationCheckpointing};
}

}  // namespace

StepMaker::StepMaker(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& plan, const Sampler& sampler,
                     Descent onDescent)
    : task_(task),
      config_(config),
      plan_(plan),
      sampler_(sampler),
      onDescent_(std::move(onDescent)),
      ladder_(ladderFrom(task, sampler, plan)) {}

void StepMaker::begin(std::vector<ParameterGroup> groups) {
  optimizer_ = makeOptimizer(config_, std::move(groups));
  if (plan_.float16) {
    scaler_.emplace();
  }
}

std::size_t StepMaker::groupSize(std::size_t index) const {
  const auto begin = index - index % accumulation();
  return std::min(accumulation(), sampler_.batchesPerEpoch() - begin);
}

bool StepMaker::completesStep(std::size_t index) const { return index % accumulation() + 1 == groupSize(index); }

void StepMaker::place(Batch& batch, std::int64_t epoch, std::size_t index) {
  batch.inputs = toDevice(batch.inputs, plan_.device, plan_.channelsLast);
  batch.targets = toDevice(batch.targets, plan_.device);
  auto random =
      Random::keyed(static_cast<std::uint64_t>(config_.seed), blendStream, static_cast<std::uint64_t>(epoch), index);
  task_.blend(batch, random);
}

BatchResult StepMaker::passOnce(Batch& batch, std::size_t index) {
  const double scale = scaler_ ? scaler_->scale() : 1.0;
  return passBatch(task_, batch, plan_, ladder_.microBatch(), scale / static_cast<double>(groupSize(index)));
}

BatchResult StepMaker::pass(Batch& batch, std::int64_t epoch, std::size_t index) {
  place(batch, epoch, index);
  for (bool again = false;; again = true) {
    try {
      if (again) {
        repeatStepUpTo(epoch, index);
      }
      return passOnce(batch, index);
    } catch (...) {
      if (!isAllocationFailure()) {
        throw;
      }
    }
    descend();  // here, where nothing of the failed pass is held any more
  }
}

void StepMaker::repeatStepUpTo(std::int64_t epoch, std::size_t index) {
  optimizer_->zeroGradients();
  const auto positions = sampler_.epoch(epoch);
  for (auto earlier = index - index % accumulation(); earlier < index; ++earlier) {
    auto batch = task_.batches(Split::Train, true).make({epoch, positions[earlier]});
    place(batch, epoch, earlier);
    (void)passOnce(batch, earlier);
  }
}

void StepMaker::descend() {
  optimizer_->zeroGradients();
  if (!ladder_.descend()) {
    throw Error(outOfMemory(peakMemory(plan_.device), availableMemoryOn(plan_.device)));
  }
  plan_.activationCheckpointing = ladder_.checkpointing();
  onDescent_(ladder_);
}

void StepMaker::resumeAt(std::int64_t microBatch, bool checkpointing) {
  plan_.microBatch = microBatch;
  plan_.activationCheckpointing = plan_.activationCheckpointing || checkpointing;
  ladder_ = ladderFrom(task_, sampler_, plan_);
}

void StepMaker::update(double learningRate) {
  bool finite = true;
  if (scaler_) {
    finite = optimizer_->unscaleGradients(1.0 / scaler_->scale());
    scaler_->enter(finite);
  }
  if (finite) {
    if (config_.gradientClipping > 0.0) {
      optimizer_->clipGradients(config_.gradientClipping);
    }
    optimizer_->step(learningRate);
  }
  optimizer_->zeroGradients();
}

StateDict StepMaker::state() const {
  auto state = optimizer_->state();
  if (scaler_) {
    scaler_->store(state);
  }
  return state;
}

void StepMaker::load(const StateDict& state) {
  optimizer_->load(state);
  if (scaler_) {
    scaler_->load(state);
  }
}

}  // namespace luthier
