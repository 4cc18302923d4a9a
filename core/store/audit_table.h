// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Table audit_log: append only.
namespace audit {
void append(Database& database, const AuditEntry& entry);
[[nodiscard]] std::vector<AuditEntry> list(Database& database, std::int64_t limit = 1000);
}  // namespace audit

}  // namespace luthier
