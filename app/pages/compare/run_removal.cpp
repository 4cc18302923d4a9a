// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/run_removal.h"

#include <utility>

#include "core/store/run_removal.h"
#include "core/store/runs_table.h"

namespace luthier {

void deleteTrashed(const StudioContext& context, QObject* owner, const std::vector<RowId>& runs,
                   std::function<void()> done) {
  for (const RowId run : runs) {
    context.store.write(owner, [workspace = context.workspace, run](Database& database) {
      // It may have been taken out again since the list was read.
      const auto record = runs::find(database, run);
      if (record && record->trashedAt != 0) {
        removeRunForGood(database, workspace, *record, "studio");
      }
    });
  }
  context.store.query(
      owner, [](Database&) {}, [done = std::move(done)] { done(); });
}

}  // namespace luthier
