// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vanished_runs.h"

#include "core/base/files.h"
#include "core/store/runs_table.h"

namespace luthier {

std::vector<RowId> markVanishedRuns(Database& database, const Workspace& workspace) {
  std::vector<RowId> vanished;
  for (const auto& run : runs::list(database)) {
    const bool claimsToWork = run.status == RunStatus::Running || run.status == RunStatus::Paused;
    if (claimsToWork && !FileLock::isHeld(workspace.runLock(run.id))) {
      runs::setStatus(database, run.id, RunStatus::Failed, Problem{ErrorCode::WorkerVanished, {{"run", run.name}}});
      vanished.push_back(run.id);
    }
  }
  return vanished;
}

}  // namespace luthier
