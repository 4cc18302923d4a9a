// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/commands_table.h"

#include <algorithm>

#include "core/base/clock.h"
#include "core/store/query.h"

namespace luthier::commands {

RowId insert(Database& database, RowId run, RunCommandKind kind, std::int64_t argument) {
  Query(database, "INSERT INTO commands (run, kind, argument, created_at) VALUES (?, ?, ?, ?)", run,
        std::string_view(runCommandName(kind)), argument, nowMilliseconds())
      .run();
  return lastInsertedId(database);
}

std::vector<RunCommand> take(Database& database, RowId run) {
  // Looked first: an UPDATE, even of no rows, would take the write lock between any two steps.
  if (!anyWaiting(database, run)) {
    return {};
  }
  Query query(database,
              "UPDATE commands SET taken_at = ? WHERE run = ? AND taken_at IS NULL RETURNING id, run, kind, argument",
              nowMilliseconds(), run);
  auto taken = readAll(query, [](Query& row) {
    return RunCommand{row.integer(0), row.integer(1), runCommandFromName(row.text(2)), row.integer(3)};
  });
  std::sort(taken.begin(), taken.end(), [](const RunCommand& a, const RunCommand& b) { return a.id < b.id; });
  return taken;
}

bool anyWaiting(Database& database, RowId run) {
  Query query(database, "SELECT 1 FROM commands WHERE run = ? AND taken_at IS NULL LIMIT 1", run);
  return query.next();
}

}  // namespace luthier::commands
