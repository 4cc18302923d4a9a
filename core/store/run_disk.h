// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/store/workspace.h"

namespace luthier {

/// What a run's folder takes on the disk, in bytes of its files.
struct RunDisk {
  std::int64_t best = 0;   // best checkpoint
  std::int64_t last = 0;   // last checkpoint and the one before, which stands in where it is damaged
  std::int64_t other = 0;  // log, artifacts, what a killed worker left half written
  [[nodiscard]] std::int64_t total() const { return best + last + other; }
};

/// Walks the folder: blocks for a moment. Zero where the run has none. What vanishes meanwhile is not counted.
[[nodiscard]] RunDisk diskOfRun(const Workspace& workspace, RowId run);

/// Bytes of all files below a folder, or of a file.
[[nodiscard]] std::int64_t bytesBelow(const std::filesystem::path& path);

}  // namespace luthier
