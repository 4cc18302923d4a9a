// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include <array>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/store/database.h"
#include "core/store/schema.h"

namespace luthier {
namespace {

int pragma(SQLite::Database& connection, const char* name) {
  return connection.execAndGet(fmt::format("PRAGMA {}", name)).getInt();
}

/// The version of a workspace's database, 0 for an empty file; throws for every other file.
std::size_t versionOf(SQLite::Database& connection, const std::filesystem::path& file, std::size_t supported) {
  const bool empty = connection.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
  const int application = pragma(connection, "application_id");
  const int version = pragma(connection, "user_version");
  if (empty && application == 0 && version == 0) {
    return 0;
  }
  if (application != applicationId) {
    throw Error(ErrorCode::StoreNotOurs, {{"file", displayPath(file)}});
  }
  if (version < 1 || empty) {
    throw Error(ErrorCode::StoreDamaged, {{"file", displayPath(file)}, {"detail", "it holds no tables"}});
  }
  if (static_cast<std::size_t>(version) > supported) {
    throw Error(
        ErrorCode::StoreNewer,
        {{"file", displayPath(file)}, {"version", fmt::to_string(version)}, {"supported", fmt::to_string(supported)}});
  }
  return static_cast<std::size_t>(version);
}

}  // namespace

std::span<const char* const> migrations() {
  static const std::array scripts = {schemaVersion1(), schemaVersion2(), schemaVersion3(), schemaVersion4(),
                                     schemaVersion5()};
  static_assert(std::tuple_size_v<decltype(scripts)> == currentSchemaVersion);
  return scripts;
}

void migrate(SQLite::Database& connection, const std::filesystem::path& file, std::span<const char* const> scripts,
             bool readOnly) {
  if (versionOf(connection, file, scripts.size()) == scripts.size()) {
    return;
  }
  if (readOnly) {
    throw Error(ErrorCode::StoreFailed,
                {{"file", displayPath(file)}, {"detail", "it is of an older version and was opened for reading only"}});
  }
  SQLite::Transaction transaction(connection, SQLite::TransactionBehavior::IMMEDIATE);
  // Asked again under the lock: another program may have upgraded the file a moment ago.
  for (std::size_t version = versionOf(connection, file, scripts.size()); version < scripts.size(); ++version) {
    connection.exec(scripts[version]);
  }
  connection.exec(fmt::format("PRAGMA application_id = {}", applicationId));
  connection.exec(fmt::format("PRAGMA user_version = {}", scripts.size()));
  transaction.commit();
}

}  // namespace luthier
