// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/checkpoints_table.h"

#include "core/base/clock.h"
#include "core/store/query.h"

namespace luthier::checkpoints {
namespace {

CheckpointRecord read(Query& row) {
  return {row.integer(0), row.text(1), row.integer(2), row.integer(3), row.text(4), row.real(5), row.integer(6)};
}

}  // namespace

void put(Database& database, const CheckpointRecord& checkpoint) {
  Query(database, "REPLACE INTO checkpoints (run, kind, epoch, step, path, metric, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        checkpoint.run, checkpoint.kind, checkpoint.epoch, checkpoint.step, checkpoint.path, checkpoint.metric,
        checkpoint.createdAt != 0 ? checkpoint.createdAt : nowMilliseconds())
      .run();
}

std::optional<CheckpointRecord> find(Database& database, RowId run, std::string_view kind) {
  Query query(database,
              "SELECT run, kind, epoch, step, path, metric, created_at FROM checkpoints WHERE run = ? AND kind = ?", run,
              kind);
  return readOne(query, read);
}

std::vector<CheckpointRecord> list(Database& database, RowId run) {
  Query query(database,
              "SELECT run, kind, epoch, step, path, metric, created_at FROM checkpoints WHERE run = ? ORDER BY kind", run);
  return readAll(query, read);
}

void remove(Database& database, RowId run, std::string_view kind) {
  Query(database, "DELETE FROM checkpoints WHERE run = ? AND kind = ?", run, kind).run();
}

}  // namespace luthier::checkpoints
