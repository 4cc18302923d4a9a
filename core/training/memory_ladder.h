// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <string>

namespace luthier {

/// Whether the exception that is being handled says that memory could not be had: std::bad_alloc, c10::OutOfMemoryError, or what
/// LibTorch's CPU allocator throws. To be called in a catch block.
[[nodiscard]] bool isAllocationFailure();

/// What a run does when memory runs out: half the examples pass at once, twice as often, and the optimiser's step stays what it
/// was; where no fewer can, activations are computed again for the backward pass (RecomputationScope) instead of kept. A value;
/// part of the checkpoint.
class MemoryLadder {
 public:
  /// `batchSize`: examples of a whole batch. `smallest`: the fewest that may pass at once (2 with batch normalisation, which
  /// learns nothing from one). `microBatch`, `checkpointing`: where it stands already; 0: at the whole batch.
  MemoryLadder(std::int64_t batchSize, std::int64_t smallest, std::int64_t microBatch, bool checkpointing = false);

  /// Examples that may pass at once; 0: the whole batch.
  [[nodiscard]] std::int64_t microBatch() const noexcept { return microBatch_; }
  /// Whether activations are computed again.
  [[nodiscard]] bool checkpointing() const noexcept { return checkpointing_; }
  /// Passes for one whole batch.
  [[nodiscard]] std::int64_t accumulation() const;
  /// One step down; false where there is none.
  [[nodiscard]] bool descend();
  /// {"micro_batch":..,"accumulation":..,"checkpointing":..}, as the event "memory_ladder" tells it; `accumulationSteps` is the
  /// configuration's.
  [[nodiscard]] std::string toJson(std::int64_t accumulationSteps) const;

 private:
  std::int64_t batchSize_;
  std::int64_t smallest_;
  std::int64_t microBatch_;
  bool checkpointing_;
};

/// The fewest examples of which this network can learn at once.
[[nodiscard]] std::int64_t smallestMicroBatch(const torch::nn::Module& module);

}  // namespace luthier
