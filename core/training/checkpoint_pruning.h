// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace luthier {

/// Which checkpoints of a run stay. The best one predicts; the last one is what training goes on from.
enum class KeptCheckpoints { Both, Best, Last };

/// What pruning a run removes: folders, and the bytes of their files.
struct PruningPlan {
  std::vector<std::filesystem::path> folders;
  std::int64_t bytes = 0;
  bool removesLast = false;  // the run cannot be trained any further
  bool removesBest = false;
};

/// Plans what goes: always what newer checkpoints replace and what a killed worker left, and the kind that is not kept. What
/// stays is read and hashed first: where the kept kind is missing, the other stays. For the run's owner only. Blocks. Throws
/// Error{CheckpointDamaged} where no copy of a kind is whole: such a run is left alone.
[[nodiscard]] PruningPlan planPruning(const std::filesystem::path& runFolder, KeptCheckpoints kept);
void prune(const PruningPlan& plan);

}  // namespace luthier
