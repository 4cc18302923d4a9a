// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/loading/sampler.h"
#include "core/tasks/task.h"
#include "core/training/batch_pass.h"
#include "core/training/execution_plan.h"
#include "core/training/loss_scaler.h"
#include "core/training/memory_ladder.h"
#include "core/training/optimizer.h"

namespace luthier {

/// Makes steps of the optimiser out of batches: passes each batch as far at once as memory allows (MemoryLadder), adds up the
/// gradients of the batches of a step (accumulation_steps), scales the loss in float16 (LossScaler), and moves the weights. Where
/// memory runs out in the middle of a step, what the step had passed is passed again, so nothing of it is lost. One thread.
class StepMaker {
 public:
  using Descent = std::function<void(const MemoryLadder&)>;

  /// `task` and `sampler` are kept by reference and outlive it. `onDescent` is told of every step down the ladder.
  StepMaker(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& plan, const Sampler& sampler,
            Descent onDescent);

  /// What trains. To be called before all else.
  void begin(std::vector<ParameterGroup> groups);
  /// Parameters of deeper groups stay as they are from now on (Unfreezing).
  void trainTo(std::int64_t depth) { optimizer_->trainTo(depth); }

  /// Passes batch `index` of `epoch` as training sees it, forwards and backwards; its gradients join those of the batches before
  /// it in its step. Throws Error{OutOfMemory} at the foot of the ladder, and what the task throws.
  [[nodiscard]] BatchResult pass(Batch& batch, std::int64_t epoch, std::size_t index);
  /// Whether batch `index` of an epoch is the last one of its step.
  [[nodiscard]] bool completesStep(std::size_t index) const;
  /// Moves the weights by the gradients since the last update, unless a float16 overflow made them useless.
  void update(double learningRate);

  /// Examples that may pass at once; 0: the whole batch.
  [[nodiscard]] std::int64_t microBatch() const noexcept { return ladder_.microBatch(); }
  /// One step down the ladder. Throws Error{OutOfMemory} where there is none.
  void descend();
  /// Puts the ladder where a checkpoint found it.
  void resumeAt(std::int64_t microBatch, bool checkpointing);

  /// The memory of optimiser and scaler, for the checkpoint; and back.
  [[nodiscard]] StateDict state() const;
  void load(const StateDict& state);

 private:
  void place(Batch& batch, std::int64_t epoch, std::size_t index);
  [[nodiscard]] BatchResult passOnce(Batch& batch, std::size_t index);
  void repeatStepUpTo(std::int64_t epoch, std::size_t index);
  /// How many batches make the step that batch `index` belongs to: the last of an epoch may have fewer.
  [[nodiscard]] std::size_t groupSize(std::size_t index) const;
  [[nodiscard]] std::size_t accumulation() const { return static_cast<std::size_t>(config_.accumulationSteps); }

  PreparedTask& task_;
  TrainingConfig config_;
  ExecutionPlan plan_;
  const Sampler& sampler_;
  Descent onDescent_;
  MemoryLadder ladder_;
  std::unique_ptr<Optimizer> optimizer_;
  std::optional<LossScaler> scaler_;  // in float16
};

}  // namespace luthier
