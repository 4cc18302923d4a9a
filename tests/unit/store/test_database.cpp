// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/Database.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <ctime>
#include <fstream>
#include <thread>

#include "core/base/clock.h"
#include "core/base/hash.h"
#include "core/store/metrics_table.h"
#include "core/store/migrations.h"
#include "core/store/read_transaction.h"
#include "core/store/schema.h"
#include "core/store/workspace_settings_table.h"
#include "tests/support/expect_error.h"
#include "tests/support/places.h"
#include "tests/unit/store/store_fixture.h"

namespace luthier {
namespace {

using support::expectError;
using support::TemporaryFolder;

void exec(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database connection(file.native(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  connection.exec(sql);
}

void overwrite(const std::filesystem::path& file, std::uint64_t offset, const std::string& bytes) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(static_cast<std::streamoff>(offset));
  stream << bytes;
}

/// Opening `file` gives Error{code} and leaves its bytes as they were.
void expectRefusedUntouched(const std::filesystem::path& file, ErrorCode code) {
  const auto before = sha256OfFile(file);
  for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
    const Problem problem = expectError(code, [&] { Database database(file, mode); });
    EXPECT_EQ(problem.arguments.at("file"), file.string());
  }
  EXPECT_EQ(sha256OfFile(file), before);
}

/// Processor time, which other programs on the machine do not stretch.
double processorSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

using DatabaseTest = StoreTest;

TEST_F(DatabaseTest, IsMarkedAsOurs) {
  EXPECT_EQ(database.schemaVersion(), currentSchemaVersion);
  EXPECT_EQ(database.integrity(), "ok");
  EXPECT_EQ(database.connection().execAndGet("PRAGMA application_id").getInt(), applicationId);
  EXPECT_EQ(database.connection().execAndGet("PRAGMA journal_mode").getString(), "truncate");
  EXPECT_EQ(database.connection().execAndGet("PRAGMA synchronous").getInt(), 2);
  EXPECT_EQ(database.connection().execAndGet("PRAGMA foreign_keys").getInt(), 1);
  EXPECT_TRUE(Workspace::exists(workspace.folder()));
  EXPECT_FALSE(Workspace::exists(folder.path()));
}

TEST_F(DatabaseTest, TransactionsAreRolledBackUnlessCommitted) {
  {
    Transaction transaction(database);
    addDataset("dropped");
  }
  {
    Transaction transaction(database);
    addDataset("kept");
    transaction.commit();
  }
  EXPECT_FALSE(datasets::findByName(database, "dropped"));
  EXPECT_TRUE(datasets::findByName(database, "kept"));
}

TEST_F(DatabaseTest, ConnectionsSeeEachOther) {
  Database other(file(), OpenMode::ReadWrite);
  const auto before = other.dataVersion();
  EXPECT_EQ(other.dataVersion(), before);
  addDataset();
  EXPECT_NE(other.dataVersion(), before);
  EXPECT_EQ(datasets::list(other).size(), 1U);
}

TEST_F(DatabaseTest, AWriterWaitsThenSaysWhoIsInTheWay) {
  Database other(file(), OpenMode::ReadWrite);
  const Transaction holder(database);
  const double start = monotonicSeconds();
  expectError(ErrorCode::StoreBusy, [&] { Transaction waiting(other); });
  EXPECT_GT(monotonicSeconds() - start, 1.5);
}

TEST_F(DatabaseTest, AReaderThatStaysInOneStateHoldsBackAWriterUntilItHasRead) {
  SQLite::Database writer(file().native(), SQLite::OPEN_READWRITE);
  const char* const write = "INSERT INTO workspace_settings (name, value) VALUES ('baseline', '1')";
  {
    const ReadTransaction oneState(database);
    EXPECT_FALSE(workspace_settings::find(database, "baseline"));
    EXPECT_THROW(writer.exec(write), SQLite::Exception);
  }
  writer.exec(write);
  EXPECT_EQ(workspace_settings::find(database, "baseline"), "1");
}

TEST_F(DatabaseTest, AReadOnlyConnectionWritesNothing) {
  Database reader(file(), OpenMode::ReadOnly);
  EXPECT_TRUE(datasets::list(reader).empty());
  expectError(ErrorCode::FileNotWritable, [&] {
    Transaction transaction(reader);
    runs::setNote(reader, 1, "x");
  });
  expectError(ErrorCode::NotFound, [&] { Database missing(folder / "none", OpenMode::ReadOnly); });
}

TEST_F(DatabaseTest, AForeignKeyHolds) {
  RunRecord run;
  run.dataset = 7;
  run.model = 7;
  expectError(ErrorCode::StoreFailed, [&] { runs::insert(database, run); });
}

TEST_F(DatabaseTest, HundredThousandPoints) {
  const RowId id = addRun();
  std::vector<metrics::Row> rows;
  for (std::int64_t step = 0; step < 100'000; ++step) {
    rows.push_back({"step/loss", {step, 1.0 / (1.0 + static_cast<double>(step)), 0.01 * static_cast<double>(step)}});
  }
  const double start = processorSeconds();
  Transaction transaction(database);
  metrics::insert(database, id, rows);
  transaction.commit();
  const double written = processorSeconds();
  const auto series = metrics::series(database, id, "step/loss");
  const double read = processorSeconds();
  ASSERT_EQ(series.size(), 100'000U);
  EXPECT_EQ(series[99'999].step, 99'999);
  // The bar of the other trackers (write 2 s, read 0.23 s), with room for a slow machine.
  EXPECT_LT(written - start, 4.0);
  EXPECT_LT(read - written, 0.5);
  std::printf("100,000 points: written in %.2f s, read in %.3f s\n", written - start, read - written);
}

TEST(DatabaseFile, OfAnotherProgramIsRefusedUntouched) {
  const TemporaryFolder folder;
  exec(folder / "notes.db", "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('mine')");
  expectRefusedUntouched(folder / "notes.db", ErrorCode::StoreNotOurs);
  std::ofstream(folder / "photo.jpg") << std::string(10'000, 'j');
  expectRefusedUntouched(folder / "photo.jpg", ErrorCode::StoreDamaged);
  std::filesystem::create_directory(folder / "workspace.luthier");
  expectError(ErrorCode::StoreFailed, [&] { Database database(folder / "workspace.luthier", OpenMode::ReadWrite); });
}

TEST(DatabaseFile, OfANewerVersionIsRefusedUntouched) {
  const TemporaryFolder folder;
  const Workspace workspace = Workspace::createOrOpen(folder / "w");
  exec(workspace.databaseFile(), fmt::format("PRAGMA user_version = {}", currentSchemaVersion + 1));
  expectRefusedUntouched(workspace.databaseFile(), ErrorCode::StoreNewer);
}

TEST(DatabaseFile, DamagedInAnyPlaceIsNamedNotTrusted) {
  const TemporaryFolder folder;
  const Workspace workspace = Workspace::createOrOpen(folder / "w");
  const auto good = folder / "good";
  std::filesystem::copy_file(workspace.databaseFile(), good);
  const auto pages = std::filesystem::file_size(good) / 4096;
  int noticed = 0;
  for (std::uint64_t page = 0; page < pages; ++page) {
    const auto bad = folder / fmt::format("bad{}", page);
    std::filesystem::copy_file(good, bad);
    overwrite(bad, page * 4096, std::string(4096, '\xA5'));
    try {
      Database database(bad, OpenMode::ReadWrite);
      noticed += database.integrity() != "ok" ? 1 : 0;
      (void)runs::list(database);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::StoreDamaged) << error.what();
      ++noticed;
    }
  }
  EXPECT_EQ(static_cast<std::uint64_t>(noticed), pages);
}

TEST(DatabaseFile, CutShortIsNamed) {
  const TemporaryFolder folder;
  const Workspace workspace = Workspace::createOrOpen(folder / "w");
  const auto size = std::filesystem::file_size(workspace.databaseFile());
  for (const std::uint64_t kept : {size - 4096, size / 2, std::uint64_t{4096}, std::uint64_t{600}, std::uint64_t{50}}) {
    const auto cut = folder / fmt::format("cut{}", kept);
    std::filesystem::copy_file(workspace.databaseFile(), cut);
    std::filesystem::resize_file(cut, kept);
    expectError(ErrorCode::StoreDamaged, [&] {
      Database database(cut, OpenMode::ReadWrite);
      (void)runs::list(database);
      if (database.integrity() != "ok") {
        throw Error(ErrorCode::StoreDamaged);
      }
    });
  }
}

TEST(Migration, AFailingOneLeavesTheFileByteIdentical) {
  const TemporaryFolder folder;
  const Workspace workspace = Workspace::createOrOpen(folder / "w");
  const auto before = sha256OfFile(workspace.databaseFile());
  std::vector<const char*> scripts(migrations().begin(), migrations().end());
  scripts.push_back(
      "CREATE TABLE extra (a INTEGER) STRICT; INSERT INTO extra VALUES (1); ALTER TABLE runs ADD COLUMN extra TEXT");
  scripts.push_back("INSERT INTO no_such_table VALUES (1)");
  {
    SQLite::Database connection(workspace.databaseFile().native(), SQLite::OPEN_READWRITE);
    EXPECT_THROW(migrate(connection, workspace.databaseFile(), scripts, false), SQLite::Exception);
  }
  EXPECT_EQ(sha256OfFile(workspace.databaseFile()), before);
  Database database(workspace.databaseFile(), OpenMode::ReadWrite);
  EXPECT_EQ(database.schemaVersion(), currentSchemaVersion);
}

TEST(Migration, AnUpgradeKeepsTheRowsAndIsRefusedForReaders) {
  const TemporaryFolder folder;
  const auto file = folder / "v1";
  std::filesystem::copy_file(support::fixture("store/v1.luthier"), file);
  const std::array<const char*, 2> scripts = {schemaVersion1(), "ALTER TABLE runs ADD COLUMN energy REAL"};
  SQLite::Database connection(file.native(), SQLite::OPEN_READWRITE);
  expectError(ErrorCode::StoreFailed, [&] { migrate(connection, file, scripts, true); });
  migrate(connection, file, scripts, false);
  EXPECT_EQ(connection.execAndGet("PRAGMA user_version").getInt(), 2);
  EXPECT_EQ(connection.execAndGet("SELECT count(*) FROM runs WHERE energy IS NULL").getInt(), 1);
}

TEST(Migration, AFailingOneLeavesAnOlderFileByteIdentical) {
  const TemporaryFolder folder;
  std::filesystem::copy_file(support::fixture("store/v1.luthier"), folder / "v1");
  const auto before = sha256OfFile(folder / "v1");
  const std::array<const char*, 3> scripts = {schemaVersion1(), schemaVersion2(), "INSERT INTO no_such_table VALUES (1)"};
  {
    SQLite::Database connection((folder / "v1").native(), SQLite::OPEN_READWRITE);
    EXPECT_THROW(migrate(connection, folder / "v1", scripts, false), SQLite::Exception);
  }
  EXPECT_EQ(sha256OfFile(folder / "v1"), before);
}

TEST(Migration, TheFixtureOfEveryReleasedVersionOpens) {
  const TemporaryFolder folder;
  std::filesystem::copy_file(support::fixture("store/v1.luthier"), folder / "v1");
  Database database(folder / "v1", OpenMode::ReadWrite);
  EXPECT_EQ(database.schemaVersion(), currentSchemaVersion);
  EXPECT_EQ(database.integrity(), "ok");
  const auto run = runs::find(database, 1);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->name, "first");
  EXPECT_EQ(run->status, RunStatus::Done);
  EXPECT_EQ(datasets::find(database, run->dataset)->classes, (std::vector<std::string>{"cat", "dog"}));
  EXPECT_EQ(examples::list(database, run->dataset).size(), 4U);
  EXPECT_EQ(metrics::lastValues(database).at(0).point.value, 0.75);
  EXPECT_EQ(metrics::lastValues(database, 1).size(), metrics::lastValues(database).size());
  EXPECT_TRUE(metrics::lastValues(database, 2).empty());
}

TEST(DiskFull, IsSaidAndLosesNothing) {
  const TemporaryFolder folder;
  const Workspace workspace = Workspace::createOrOpen(folder / "w");
  const auto addMany = [&](Database& database, int count) {
    Transaction transaction(database);
    for (int i = 0; i < count; ++i) {
      DatasetRecord record;
      record.name = fmt::format("{}-{}", count, i);
      record.configuration = std::string(10'000, 'x');
      datasets::insert(database, record);
    }
    transaction.commit();
  };
  {
    Database database(workspace.databaseFile(), OpenMode::ReadWrite);
    addMany(database, 3);
  }
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto room = std::filesystem::file_size(workspace.databaseFile()) + 100'000;
    const rlimit limit{room, room};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      Database database(workspace.databaseFile(), OpenMode::ReadWrite);
      addMany(database, 100);
    } catch (const Error& error) {
      ::_exit(error.code() == ErrorCode::DiskFull ? 0 : 1);
    }
    ::_exit(2);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  Database database(workspace.databaseFile(), OpenMode::ReadWrite);
  EXPECT_EQ(database.integrity(), "ok");
  EXPECT_EQ(datasets::list(database).size(), 3U);
}

TEST(DefaultFolder, FollowsTheEnvironment) {
  ::setenv("LUTHIER_WORKSPACE", "/w", 1);
  EXPECT_EQ(Workspace::defaultFolder(), "/w");
  ::unsetenv("LUTHIER_WORKSPACE");
  ::setenv("XDG_DATA_HOME", "/x", 1);
  EXPECT_EQ(Workspace::defaultFolder(), "/x/luthier/workspace");
  ::setenv("XDG_DATA_HOME", "relative", 1);
  ::setenv("HOME", "/h", 1);
  EXPECT_EQ(Workspace::defaultFolder(), "/h/.local/share/luthier/workspace");
}

}  // namespace
}  // namespace luthier
