// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/data/dataset.h"
#include "core/store/records.h"
#include "core/store/workspace.h"
#include "core/tasks/task.h"

namespace luthier {

/// Binds a task to a dataset and a model of the store. `dataset` outlives the result. `resumes`: the weights will come from a
/// checkpoint, so that none are read. Blocks. Throws what Task::prepare throws, and Error{NotFound (kind task)}.
[[nodiscard]] std::unique_ptr<PreparedTask> prepareTask(const Workspace& workspace, const std::string& task,
                                                        const Dataset& dataset, const ModelRecord& model,
                                                        const TrainingConfig& config, bool resumes = false);

}  // namespace luthier
