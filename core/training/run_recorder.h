// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include "core/store/metrics_table.h"
#include "core/store/store_queue.h"
#include "core/store/workspace.h"
#include "core/training/observer.h"

namespace luthier {

/// Raises the epochs that a run's configuration asks for.
void addEpochsToConfiguration(Database& database, RowId run, std::int64_t epochs);

/// Writes a run's course into the store and fetches what people ask of it, both on the store's own thread: the training
/// thread only queues. Throws the store's Error where writing keeps failing.
class RunRecorder final : public TrainingObserver, public CommandSource {
 public:
  RunRecorder(const Workspace& workspace, RowId run);

  void onStatus(RunStatus status) override;
  void onProgress(const RunProgress& progress) override;
  void onSteps(std::span<const StepReport> steps) override;
  void onEpoch(const EpochReport& report) override;
  void onCheckpoint(const CheckpointRecord& checkpoint) override;
  /// The run's configuration asks for the added epochs from now on.
  void onEpochsAdded(std::int64_t epochs) override;
  /// A resumed run may meet again what it had met after its checkpoint: that is entered once.
  void onEvent(const RunEvent& event) override;
  void flush() override;

  /// Commands that have arrived since the last call; asks the store for newer ones behind the scenes, about once a second.
  [[nodiscard]] std::vector<RunCommand> take() override;

 private:
  void recordSplit(const EpochReport& report, Split split, const EpochResult& result);

  RowId run_;
  std::mutex mutex_;
  std::vector<RunCommand> arrived_;
  std::atomic<bool> asking_ = false;
  StoreQueue queue_;  // last: its thread uses the members above until it has ended
};

}  // namespace luthier
