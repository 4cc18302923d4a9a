// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/models/model_removal.h"

#include <QFile>
#include <filesystem>

#include "core/base/clock.h"
#include "core/store/audit_table.h"
#include "core/store/models_table.h"

namespace luthier {

void removeModel(const StudioContext& context, RowId model) {
  context.store.write(nullptr, [workspace = context.workspace, model](Database& database) {
    const auto record = models::find(database, model);
    if (!record) {
      return;
    }
    {
      Transaction transaction(database);
      models::remove(database, model);
      audit::append(database, {nowMilliseconds(), "studio", "remove-model", record->name, {}});
      transaction.commit();
    }
    const std::filesystem::path file(record->path);
    if (file.is_relative() && !QFile::moveToTrash(QFile::decodeName((workspace.folder() / file).c_str()))) {
      std::filesystem::remove(workspace.folder() / file);
    }
  });
}

}  // namespace luthier
