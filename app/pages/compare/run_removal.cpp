// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/run_removal.h"

#include <QFile>
#include <filesystem>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/store/audit_table.h"
#include "core/store/runs_table.h"

namespace luthier {

void removeRun(const StudioContext& context, RowId run) {
  context.store.write(nullptr, [workspace = context.workspace, run](Database& database) {
    const auto record = runs::find(database, run);
    if (!record) {
      return;
    }
    const std::filesystem::path folder = workspace.runFolder(run);
    const bool hasFolder = std::filesystem::exists(folder);
    const auto lock = hasFolder ? FileLock::tryAcquire(workspace.runLock(run)) : nullptr;
    if (hasFolder && !lock) {
      throw Error(ErrorCode::RunOwned, {{"run", record->name}, {"owner", FileLock::owner(workspace.runLock(run))}});
    }
    Transaction transaction(database);
    runs::remove(database, run);
    audit::append(database, {nowMilliseconds(), "studio", "delete-run", record->name, {}});
    transaction.commit();
    // Rows first: a folder without a row is only wasted space.
    if (hasFolder && !QFile::moveToTrash(QFile::decodeName(folder.c_str()))) {
      std::filesystem::remove_all(folder);  // a file system without a trash
    }
  });
}

}  // namespace luthier
