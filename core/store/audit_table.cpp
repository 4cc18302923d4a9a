// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_table.h"

#include "core/base/clock.h"
#include "core/store/query.h"

namespace luthier::audit {

void append(Database& database, const AuditEntry& entry) {
  Query(database, "INSERT INTO audit_log (at, actor, action, subject, details) VALUES (?, ?, ?, ?, ?)",
        entry.at != 0 ? entry.at : nowMilliseconds(), entry.actor, entry.action, entry.subject, entry.details)
      .run();
}

std::vector<AuditEntry> list(Database& database, std::int64_t limit) {
  Query query(database, "SELECT at, actor, action, subject, details FROM audit_log ORDER BY id DESC LIMIT ?", limit);
  return readAll(query, [](Query& row) {
    return AuditEntry{row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4)};
  });
}

}  // namespace luthier::audit
