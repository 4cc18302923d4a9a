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
  });
}

}  // namespace luthier
