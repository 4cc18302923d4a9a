// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vanished_runs.h"

#include "core/base/files.h"
#include "core/store/runs_table.h"

namespace luthier {
namespace {

bool isOrphan(const RunRecord& run, const Workspace& workspace) {
  const bool claimsToWork = run.status == RunStatus::Running || run.status == RunStatus::Paused;
  return claimsToWork && !FileLock::isHeld(workspace.runLock(run.id));
}

/// A worker that ended between the read and the look at its lock has written its status by now; inside a transaction nobody
/// can write one, and a worker holds its lock for as long as the store calls its run running.
bool markIfOrphan(Database& database, const Workspace& workspace, RowId id) {
  Transaction transaction(database);
  const auto run = runs::find(database, id);
  const bool orphan = run && isOrphan(*run, workspace);
  if (orphan) {
    runs::setStatus(database, id, RunStatus::Failed, Problem{ErrorCode::WorkerVanished, {{"run", run->name}}});
  }
  transaction.commit();
  return orphan;
}

}  // namespace

std::vector<RowId> markVanishedRuns(Database& database, const Workspace& workspace) {
  std::vector<RowId> vanished;
  for (const auto& run : runs::list(database)) {
    if (isOrphan(run, workspace) && markIfOrphan(database, workspace, run.id)) {
      vanished.push_back(run.id);
    }
  }
  return vanished;
}

}  // namespace luthier
