// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace_settings_table.h"

#include "core/store/query.h"

namespace luthier::workspace_settings {

std::optional<std::string> find(Database& database, std::string_view name) {
  Query query(database, "SELECT value FROM workspace_settings WHERE name = ?", name);
  return readOne(query, [](Query& row) { return row.text(0); });
}

void set(Database& database, std::string_view name, std::string_view value) {
  Query(database,
        "INSERT INTO workspace_settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name, value)
      .run();
}

void remove(Database& database, std::string_view name) {
  Query(database, "DELETE FROM workspace_settings WHERE name = ?", name).run();
}

}  // namespace luthier::workspace_settings
