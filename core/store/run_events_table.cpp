// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_events_table.h"

#include "core/base/clock.h"
#include "core/store/query.h"

namespace luthier::run_events {

void append(Database& database, const RunEvent& event) {
  Query(database, "INSERT INTO run_events (run, at, kind, details) VALUES (?, ?, ?, ?)", event.run,
        event.at != 0 ? event.at : nowMilliseconds(), event.kind, event.details)
      .run();
}

std::vector<RunEvent> list(Database& database, RowId run) {
  Query query(database, "SELECT run, at, kind, details FROM run_events WHERE run = ? ORDER BY id", run);
  return readAll(query, [](Query& row) { return RunEvent{row.integer(0), row.integer(1), row.text(2), row.text(3)}; });
}

}  // namespace luthier::run_events
