// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/base/progress.h"
#include "core/tasks/task.h"

namespace luthier {

/// What keeping features needs.
struct FeatureCacheSetup {
  std::filesystem::path folder;  // datasets/<id>/features of the workspace
  std::string modelHash;         // of the weights that the features come from
  std::size_t maximumBytes = 0;  // of memory
  torch::Device device = torch::kCPU;
  CancelToken cancel;
};

/// While only the head trains, a network's frozen part says the same of an example in every epoch: this task computes it once,
/// keeps it in memory and beside the dataset, and from then on passes only the head. Gives `task` itself back where that cannot be
/// done: the whole network trains, examples are augmented, or the features do not fit. Blocks for one pass over the training and
/// validation splits, unless a file of an earlier run has it. The network must be on the setup's device.
[[nodiscard]] std::unique_ptr<PreparedTask> withKeptFeatures(std::unique_ptr<PreparedTask> task,
                                                             const TrainingConfig& config, const Dataset& dataset,
                                                             const FeatureCacheSetup& setup);

}  // namespace luthier
