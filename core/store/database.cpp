// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <map>
#include <string_view>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/store/migrations.h"
#include "core/store/query.h"
#include "core/store/store_error.h"

namespace luthier {
namespace {

constexpr int busyTimeoutMilliseconds = 2000;

std::unique_ptr<SQLite::Database> open(const std::filesystem::path& file, OpenMode mode) {
  if (mode == OpenMode::ReadOnly && !std::filesystem::exists(file)) {
    throw Error(ErrorCode::NotFound, {{"kind", "workspace"}, {"name", displayPath(file)}});
  }
  const int flags = mode == OpenMode::ReadOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
  return std::make_unique<SQLite::Database>(file.native(), flags, busyTimeoutMilliseconds);
}

/// TRUNCATE keeps the journal's directory entry, which is cheaper than deleting it; with FULL a commit survives a power cut.
/// The write-ahead log stays unused: up to SQLite 3.51.2 two writing processes can damage a database with it.
void configure(SQLite::Database& connection, OpenMode mode) {
  if (mode == OpenMode::ReadWrite) {
    connection.exec("PRAGMA journal_mode = TRUNCATE");
  }
  connection.exec(
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF");
}

}  // namespace

struct Database::Statements {
  std::map<std::string, SQLite::Statement, std::less<>> bySql;
};

Database::Database(const std::filesystem::path& file, OpenMode mode)
    : file_(file), statements_(std::make_unique<Statements>()) {
  try {
    connection_ = open(file, mode);
    // The file is looked at before any pragma that could write to it: a foreign file stays untouched.
    migrate(*connection_, file_, migrations(), mode == OpenMode::ReadOnly);
    configure(*connection_, mode);
  } catch (const SQLite::Exception& error) {
    throw storeError(file_, error, connection_.get());
  }
}

Database::~Database() = default;

SQLite::Statement& Database::prepared(const char* sql) {
  const std::string_view key = sql;
  auto found = statements_->bySql.find(key);
  if (found == statements_->bySql.end()) {
    found = statements_->bySql.try_emplace(std::string(key), *connection_, sql).first;
  }
  return found->second;
}

std::int64_t Database::dataVersion() {
  Query query(*this, "PRAGMA data_version");
  return query.next() ? query.integer(0) : 0;
}

int Database::schemaVersion() {
  Query query(*this, "PRAGMA user_version");
  return query.next() ? static_cast<int>(query.integer(0)) : 0;
}

std::string Database::integrity() {
  Query query(*this, "PRAGMA integrity_check(20)");
  std::string answer;
  while (query.next()) {
    answer.append(answer.empty() ? "" : "\n").append(query.text(0));
  }
  return answer;
}

Transaction::Transaction(Database& database) : database_(&database) {
  try {
    transaction_ = std::make_unique<SQLite::Transaction>(database.connection(), SQLite::TransactionBehavior::IMMEDIATE);
  } catch (const SQLite::Exception& error) {
    throw storeError(database.file(), error, &database.connection());
  }
}

Transaction::~Transaction() = default;

void Transaction::commit() {
  try {
    transaction_->commit();
  } catch (const SQLite::Exception& error) {
    throw storeError(database_->file(), error, &database_->connection());
  }
}

}  // namespace luthier
