// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/tasks/predictor.h"

namespace luthier {

/// The network of a run's best checkpoint (of the last one where none is best yet). Throws Error{NotFound} where the run has
/// no checkpoint, Error{CheckpointDamaged} where its description cannot be read.
[[nodiscard]] PredictorSource sourceOfRun(const Workspace& workspace, Database& database, RowId run);

}  // namespace luthier
