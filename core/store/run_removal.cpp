// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_removal.h"

#include <filesystem>
#include <memory>
#include <string>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/store/audit_table.h"
#include "core/store/runs_table.h"
#include "core/store/workspace_settings_table.h"

namespace luthier {
namespace {

/// Nothing where the run never had a folder.
std::unique_ptr<FileLock> lockForRemoval(const Workspace& workspace, const RunRecord& run) {
  if (!std::filesystem::exists(workspace.runFolder(run.id))) {
    return nullptr;
  }
  auto lock = FileLock::tryAcquire(workspace.runLock(run.id));
  if (!lock) {
    throw Error(ErrorCode::RunOwned, {{"run", run.name}, {"owner", FileLock::owner(workspace.runLock(run.id))}});
  }
  return lock;
}

}  // namespace

void removeRunForGood(Database& database, const Workspace& workspace, const RunRecord& run, std::string_view actor) {
  const auto lock = lockForRemoval(workspace, run);
  Transaction transaction(database);
  runs::remove(database, run.id);
  if (workspace_settings::find(database, "baseline") == std::to_string(run.id)) {
    workspace_settings::remove(database, "baseline");
  }
  audit::append(database, {nowMilliseconds(), std::string(actor), "delete-run", run.name, "{}"});
  transaction.commit();
  // Rows first: a folder without a row is only wasted space, a row without its folder a broken run.
  std::filesystem::remove_all(workspace.runFolder(run.id));
}

}  // namespace luthier
