// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/image_targets_table.h"

#include <algorithm>

#include "core/store/query.h"

namespace luthier::image_targets {

void insert(Database& database, RowId dataset, std::span<const std::string> targets) {
  if (targets.empty()) {
    return;
  }
  Query query(database, "SELECT id FROM examples INDEXED BY examples_of_dataset WHERE dataset = ? ORDER BY id", dataset);
  const auto ids = readAll(query, [](Query& row) { return row.integer(0); });
  for (std::size_t i = 0; i < std::min(ids.size(), targets.size()); ++i) {
    Query(database, "INSERT INTO image_targets (example, targets) VALUES (?, ?)", ids[i], targets[i]).run();
  }
}

std::vector<std::string> list(Database& database, RowId dataset) {
  Query query(database,
              "SELECT t.targets FROM examples e INDEXED BY examples_of_dataset "
              "LEFT JOIN image_targets t ON t.example = e.id WHERE e.dataset = ? ORDER BY e.id",
              dataset);
  auto all = readAll(query, [](Query& row) { return row.null(0) ? std::string() : row.text(0); });
  if (std::ranges::all_of(all, &std::string::empty)) {
    all.clear();
  }
  return all;
}

std::vector<std::string> find(Database& database, std::span<const RowId> ids) {
  std::vector<std::string> found;
  found.reserve(ids.size());
  for (const RowId id : ids) {
    Query query(database, "SELECT targets FROM image_targets WHERE example = ?", id);
    found.push_back(readOne(query, [](Query& row) { return row.text(0); }).value_or(""));
  }
  return found;
}

}  // namespace luthier::image_targets
