// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/run_deletions.h"

#include <QFile>
#include <algorithm>
#include <filesystem>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/store/audit_table.h"
#include "core/store/runs_table.h"

namespace luthier {
namespace {

/// Runs on the store thread. A run that somebody trains (its lock is held) stays.
void removeRun(Database& database, const Workspace& workspace, RowId run) {
  const auto record = runs::find(database, run);
  if (!record || FileLock::isHeld(workspace.runLock(run))) {
    return;
  }
  const std::filesystem::path folder = workspace.runFolder(run);
  if (std::filesystem::exists(folder) && !QFile::moveToTrash(QFile::decodeName(folder.c_str()))) {
    std::filesystem::remove_all(folder);  // a file system without a trash
  }
  Transaction transaction(database);
  runs::remove(database, run);
  audit::append(database, {nowMilliseconds(), "studio", "delete-run", record->name, {}});
  transaction.commit();
}

}  // namespace

RunDeletions::RunDeletions(const StudioContext& context, QObject* parent) : QObject(parent), context_(context) {}

RunDeletions::~RunDeletions() {
  carryOut();
}

void RunDeletions::mark(const std::vector<RowId>& runs) {
  for (const RowId run : runs) {
    marked_.push_back(run);
    emit markedChanged(run, true);
  }
}

void RunDeletions::unmark(const std::vector<RowId>& runs) {
  for (const RowId run : runs) {
    std::erase(marked_, run);
    emit markedChanged(run, false);
  }
}

void RunDeletions::carryOut() {
  for (const RowId run : std::exchange(marked_, {})) {
    // No owner is needed any more: StoreClient finishes what was asked for before it ends.
    context_.store.write(nullptr, [workspace = context_.workspace, run](Database& database) { removeRun(database, workspace, run); });
  }
}

}  // namespace luthier
