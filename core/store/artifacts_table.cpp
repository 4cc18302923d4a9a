// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/artifacts_table.h"

#include "core/base/clock.h"
#include "core/store/query.h"

namespace luthier::artifacts {

RowId insert(Database& database, const ArtifactRecord& artifact) {
  Query(database, "INSERT INTO artifacts (run, kind, path, sha256, details, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        artifact.run, artifact.kind, artifact.path, artifact.sha256, artifact.details,
        artifact.createdAt != 0 ? artifact.createdAt : nowMilliseconds())
      .run();
  return lastInsertedId(database);
}

std::vector<ArtifactRecord> list(Database& database, RowId run) {
  Query query(database, "SELECT id, run, kind, path, sha256, details, created_at FROM artifacts WHERE run = ? ORDER BY id",
              run);
  return readAll(query, [](Query& row) {
    return ArtifactRecord{row.integer(0), row.integer(1), row.text(2),   row.text(3),
                          row.text(4),    row.text(5),    row.integer(6)};
  });
}

}  // namespace luthier::artifacts
