// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/dataset_removal.h"

#include <filesystem>

#include "core/base/clock.h"
#include "core/store/audit_table.h"
#include "core/store/datasets_table.h"

namespace luthier {

void removeDataset(const StudioContext& context, RowId dataset) {
  context.store.write(nullptr, [workspace = context.workspace, dataset](Database& database) {
    const auto record = datasets::find(database, dataset);
    if (!record) {
      return;
    }
    {
      Transaction transaction(database);
      datasets::remove(database, dataset);
      audit::append(database, {nowMilliseconds(), "studio", "remove-dataset", record->name, {}});
      transaction.commit();
    }
    std::filesystem::remove_all(workspace.datasetFolder(dataset));
  });
}

}  // namespace luthier
