// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>

namespace SQLite {
class Database;
}

namespace luthier {

/// Scripts in order: scripts[n] leads from version n to n + 1.
[[nodiscard]] std::span<const char* const> migrations();

/// Brings a freshly opened database to version scripts.size(), in one transaction: an empty file becomes a workspace, a workspace
/// of an older version is upgraded, and whatever fails leaves the file as it was. Throws Error{StoreNotOurs, StoreNewer,
/// StoreDamaged ...}; `readOnly` refuses instead of writing.
void migrate(SQLite::Database& connection, const std::filesystem::path& file, std::span<const char* const> scripts,
             bool readOnly);

}  // namespace luthier
