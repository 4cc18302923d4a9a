// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/checkpoint_pruning.h"

#include <system_error>

#include "core/store/run_disk.h"
#include "core/training/checkpoint.h"

namespace luthier {

namespace fs = std::filesystem;

PruningPlan planPruning(const fs::path& runFolder, KeptCheckpoints kept) {
  const CheckpointStore checkpoints(runFolder);
  const auto best = checkpoints.newest("best");
  const auto last = checkpoints.newest("last");
  PruningPlan plan;
  plan.removesLast = kept == KeptCheckpoints::Best && best && last;
  plan.removesBest = kept == KeptCheckpoints::Last && best && last;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(runFolder / "checkpoints", none)) {
    const bool stays =
        (best && entry.path() == *best && !plan.removesBest) || (last && entry.path() == *last && !plan.removesLast);
    if (!stays) {
      plan.folders.push_back(entry.path());
      plan.bytes += bytesBelow(entry.path());
    }
  }
  return plan;
}

void prune(const PruningPlan& plan) {
  for (const auto& folder : plan.folders) {
    fs::remove_all(folder);
  }
}

}  // namespace luthier
