// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/config/training_parameters.h"
#include "core/store/records.h"

namespace luthier {

/// What the machine has for a run, now. Bytes; -1 where it cannot be told.
struct MachineRoom {
  std::int64_t memory = -1;  // that a process may still take
  std::int64_t disk = -1;    // free where the workspace lies
};
[[nodiscard]] MachineRoom measureMachine(const std::filesystem::path& workspace);

/// What a run will need, from below: decoded images that it keeps, weights with gradients and optimiser state, and the
/// checkpoints it writes.
struct RunNeeds {
  std::int64_t memory = 0;
  std::int64_t disk = 0;
};
[[nodiscard]] RunNeeds estimateNeeds(const Configuration& configuration, const DatasetRecord& dataset, std::int64_t examples,
                                     const ModelRecord& model);

/// Every reason not to start: values that cannot work, memory, disk. Problems that belong to no field have an empty
/// parameter.
[[nodiscard]] std::vector<ConfigurationProblem> preflight(const Configuration& configuration, const RunNeeds& needs,
                                                          const MachineRoom& room, const std::filesystem::path& workspace);

}  // namespace luthier
