// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Table artifacts: what was exported from a run, and where to.
namespace artifacts {
RowId insert(Database& database, const ArtifactRecord& artifact);
[[nodiscard]] std::vector<ArtifactRecord> list(Database& database, RowId run);
}  // namespace artifacts

}  // namespace luthier
