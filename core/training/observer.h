// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/store/records.h"
#include "core/tasks/metric_accumulator.h"

namespace luthier {

struct StepReport {
  std::int64_t step = 0;  // 1 = first
  double loss = 0.0;
  double learningRate = 0.0;
  double seconds = 0.0;  // of training time so far
};

struct EpochReport {
  std::int64_t epoch = 0;  // 1 = first
  std::int64_t epochs = 0;
  EpochResult train;
  EpochResult validation;  // no values where the dataset has no validation split
  double examplesPerSecond = 0.0;
  double tokensPerSecond = 0.0;  // real ones; 0 where examples are not made of tokens
  double seconds = 0.0;          // of training time so far
  bool best = false;
};

/// Sees a run go by. All calls come from the training thread and must return at once, except flush().
class TrainingObserver {
 public:
  virtual ~TrainingObserver() = default;
  virtual void onStatus(RunStatus) {}                   // Running <-> Paused
  virtual void onProgress(const RunProgress&) {}        // about twice a second; run is the observer's to fill
  virtual void onSteps(std::span<const StepReport>) {}  // several steps at once
  virtual void onEpoch(const EpochReport&) {}
  virtual void onCheckpoint(const CheckpointRecord&) {}
  virtual void onEpochsAdded(std::int64_t) {}
  virtual void onEvent(const RunEvent&) {}  // run and time are the observer's to fill
  /// Blocks until everything reported so far is durable. Called before a checkpoint is written: what a checkpoint has
  /// behind it is never reported again.
  virtual void flush() {}
};

/// Passes everything on to several observers.
class ObserverGroup final : public TrainingObserver {
 public:
  explicit ObserverGroup(std::vector<TrainingObserver*> observers) : observers_(std::move(observers)) {}
  void onStatus(RunStatus status) override;
  void onProgress(const RunProgress& progress) override;
  void onSteps(std::span<const StepReport> steps) override;
  void onEpoch(const EpochReport& report) override;
  void onCheckpoint(const CheckpointRecord& checkpoint) override;
  void onEpochsAdded(std::int64_t epochs) override;
  void onEvent(const RunEvent& event) override;
  void flush() override;

 private:
  std::vector<TrainingObserver*> observers_;
};

/// Where the trainer asks, between steps, what people want of it. Must not block.
class CommandSource {
 public:
  virtual ~CommandSource() = default;
  [[nodiscard]] virtual std::vector<RunCommand> take() { return {}; }
};

}  // namespace luthier
