// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace SQLite {
class Database;
class Statement;
class Transaction;
}  // namespace SQLite

namespace luthier {

enum class OpenMode { ReadOnly, ReadWrite };

/// One connection to a workspace's database: rollback journal TRUNCATE, synchronous FULL, busy timeout 2 s, foreign keys on.
/// A connection belongs to one thread. Opening makes a missing file (ReadWrite) and migrates an older schema (in one transaction; a failure leaves the file as it
/// was). Throws Error{NotFound (ReadOnly), StoreDamaged, StoreNewer, StoreNotOurs, StoreBusy, StoreFailed, DiskFull}.
class Database {
 public:
  Database(const std::filesystem::path& file, OpenMode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] const std::filesystem::path& file() const noexcept { return file_; }
  /// Changes whenever another connection has committed (PRAGMA data_version); cheap enough to poll.
  [[nodiscard]] std::int64_t dataVersion();
  [[nodiscard]] int schemaVersion();
  /// PRAGMA integrity_check: "ok", or what is wrong.
  [[nodiscard]] std::string integrity();

  /// For the table files of core/store only. The statement for `sql` is prepared once and kept.
  [[nodiscard]] SQLite::Statement& prepared(const char* sql);
  [[nodiscard]] SQLite::Database& connection() noexcept { return *connection_; }

 private:
  struct Statements;
  std::filesystem::path file_;
  std::unique_ptr<SQLite::Database> connection_;
  std::unique_ptr<Statements> statements_;
};

/// BEGIN IMMEDIATE now; rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database* database_;
  std::unique_ptr<SQLite::Transaction> transaction_;
};

/// Newest schema this build knows, and the application_id ("Luth") that marks our files.
inline constexpr int currentSchemaVersion = 5;
inline constexpr std::int32_t applicationId = 0x4C757468;

}  // namespace luthier
