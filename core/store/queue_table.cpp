// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/queue_table.h"

#include <algorithm>

#include "core/store/query.h"
#include "core/store/runs_table.h"

namespace luthier::queue {
namespace {

struct Entry {
  RowId id;
  std::int64_t priority;
};

std::vector<Entry> entries(Database& database) {
  Query query(
      database,
      "SELECT id, priority FROM runs WHERE status = 'queued' AND trashed_at = 0 ORDER BY priority DESC, position, id");
  return readAll(query, [](Query& row) { return Entry{row.integer(0), row.integer(1)}; });
}

}  // namespace

std::vector<RunRecord> list(Database& database) {
  std::vector<RunRecord> waiting;
  for (const auto& entry : entries(database)) {
    if (auto run = runs::find(database, entry.id)) {
      waiting.push_back(*std::move(run));
    }
  }
  return waiting;
}

void move(Database& database, RowId run, Place place) {
  Transaction transaction(database);
  auto order = entries(database);
  const auto found = std::ranges::find(order, run, &Entry::id);
  if (found == order.end()) {
    throw Error(ErrorCode::NotFound, {{"kind", "waiting run"}, {"name", std::to_string(run)}});
  }
  const auto from = found - order.begin();
  const auto last = static_cast<std::ptrdiff_t>(order.size()) - 1;
  const auto to = place == Place::First     ? 0
                  : place == Place::Last    ? last
                  : place == Place::Earlier ? std::max<std::ptrdiff_t>(0, from - 1)
                                            : std::min(last, from + 1);
  const std::int64_t passed = order[static_cast<std::size_t>(to)].priority;
  if (to < from) {
    std::rotate(order.begin() + to, found, found + 1);
  } else {
    std::rotate(found, found + 1, order.begin() + to + 1);
  }
  order[static_cast<std::size_t>(to)].priority = passed;
  std::int64_t position = 0;
  for (const auto& entry : order) {
    Query(database, "UPDATE runs SET position = ?, priority = ? WHERE id = ?", ++position, entry.priority, entry.id).run();
  }
  transaction.commit();
}

}  // namespace luthier::queue
