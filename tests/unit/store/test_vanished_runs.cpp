// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vanished_runs.h"

#include <atomic>
#include <chrono>
#include <thread>

#include "core/base/files.h"
#include "tests/unit/store/store_fixture.h"

namespace luthier {
namespace {

TEST_F(StoreTest, ARunWithoutAnOwnerIsMarkedOnce) {
  addRun();
  std::filesystem::create_directories(workspace.runFolder(1));
  runs::setStatus(database, 1, RunStatus::Running);
  {
    const auto owner = FileLock::tryAcquire(workspace.runLock(1));
    EXPECT_TRUE(markVanishedRuns(database, workspace).empty());
  }
  EXPECT_EQ(markVanishedRuns(database, workspace), std::vector<RowId>{1});
  EXPECT_TRUE(markVanishedRuns(database, workspace).empty());
  EXPECT_EQ(runs::find(database, 1)->failure->code, ErrorCode::WorkerVanished);
}

TEST_F(StoreTest, ARunThatEndsJustNowHasNotVanished) {
  constexpr int endings = 300;
  addRun();
  std::filesystem::create_directories(workspace.runFolder(1));
  std::atomic<bool> over{false};
  std::thread looking([&] {
    Database other(file(), OpenMode::ReadWrite);
    while (!over) {
      const auto began = std::chrono::steady_clock::now();
      EXPECT_TRUE(markVanishedRuns(other, workspace).empty());
      std::this_thread::sleep_for(2 * (std::chrono::steady_clock::now() - began));  // a reader without a break starves the writer
    }
  });
  for (int i = 0; i < endings && !HasFailure(); ++i) {
    std::unique_ptr<FileLock> lock;
    while (!lock) lock = FileLock::tryAcquire(workspace.runLock(1));  // a look takes it for a moment
    runs::setStatus(database, 1, RunStatus::Running);
    runs::setStatus(database, 1, RunStatus::Stopped);
  }
  over = true;
  looking.join();
}

}  // namespace
}  // namespace luthier
