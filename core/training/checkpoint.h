// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/folder_verifier.h"
#include "core/weights/state_dict.h"

namespace luthier {

/// How far a run has come.
struct TrainingState {
  std::vector<std::int64_t> segments;  // epochs as planned, then every "N more epochs"
  std::int64_t configuredEpochs = 0;   // what the configuration asked for when `segments` was last brought up to date
  bool ended = false;                  // by early stopping or a person, before the plan did
  std::int64_t epoch = 0;              // epochs finished, validation included
  std::int64_t batch = 0;              // batches done of the epoch that runs
  std::int64_t step = 0;               // optimiser steps done
  std::int64_t bestEpoch = 0;          // 0: none yet
  double bestValue = 0.0;
  std::int64_t epochsWithoutGain = 0;
  double trainedSeconds = 0.0;
  std::int64_t microBatch = 0;           // examples that pass at once since memory ran out; 0: as planned
  bool activationCheckpointing = false;  // since memory ran out; false: as planned

  [[nodiscard]] std::int64_t epochs() const;  // wanted in all
  [[nodiscard]] bool complete() const { return ended || epoch >= epochs(); }
  bool operator==(const TrainingState&) const = default;
};

/// All that a run needs to go on bit for bit where it was, and all that its weights need to be used elsewhere.
struct Checkpoint {
  TrainingState state;
  StateDict model;            // as the run is judged and used: the average, where weights are averaged
  StateDict optimizer;        // empty in a "best" checkpoint
  StateDict metrics;          // of the epoch that runs
  torch::Tensor randomState;  // of LibTorch's CPU generator
  std::string description;    // PreparedTask::description
  StateDict weights;          // those that train, where `model` is their average; else, and in a "best" checkpoint, empty
};

/// The checkpoints of one run: folders checkpoints/<kind>-<number> in the run's folder, made by FolderTransaction, with
/// model.safetensors (with the description in its metadata), training.safetensors and state.json. Numbers rise; the newest
/// whose manifest verifies counts.
class CheckpointStore {
 public:
  explicit CheckpointStore(std::filesystem::path runFolder);

  /// Writes, and only then removes older ones: "last" keeps the one before too. Returns the folder's path below the run's.
  /// Throws Error{DiskFull, FileNotWritable}; the older ones are then still there.
  std::string save(std::string_view kind, const Checkpoint& checkpoint) const;
  /// Nothing where there is none; Error{CheckpointDamaged} where there are some and none verifies.
  [[nodiscard]] std::optional<Checkpoint> load(std::string_view kind) const;
  /// The folder that load() would read; `verifier` spares hashing again what it has found whole.
  [[nodiscard]] std::optional<std::filesystem::path> newest(std::string_view kind, FolderVerifier* verifier = nullptr) const;
  /// Removes what a killed process left half written. Only for the run's owner.
  void removeLeftovers() const;

 private:
  struct Entry {
    std::int64_t number;
    std::filesystem::path folder;
  };
  [[nodiscard]] std::vector<Entry> entries(std::string_view kind) const;  // newest first
  [[nodiscard]] std::filesystem::path folder() const { return runFolder_ / "checkpoints"; }

  std::filesystem::path runFolder_;
};

}  // namespace luthier
