// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <thread>

#include "core/base/files.h"
#include "core/store/metrics_table.h"
#include "core/store/store_queue.h"
#include "tests/support/expect_error.h"
#include "tests/unit/store/store_fixture.h"

namespace luthier {
namespace {

using support::expectError;

class Queue : public StoreTest {
 protected:
  void SetUp() override { run = addRun(); }

  StoreQueue::Write point(std::int64_t step) const {
    return [id = run, step](Database& db) {
      metrics::insert(db, id, std::vector<metrics::Row>{{"step/loss", {step, 0.5, 0.1}}});
    };
  }
  void waitUntilStored(std::size_t points) {
    for (int i = 0; i < 200 && stored() < points; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  std::size_t stored() { return metrics::series(database, run, "step/loss").size(); }

  RowId run = 0;
};

TEST_F(Queue, FlushWritesEverythingInOrder) {
  StoreQueue queue(file(), {.interval = 60.0});
  for (std::int64_t step = 1; step <= 500; ++step) {
    queue.push(point(step));
  }
  queue.push([id = run](Database& db) { metrics::truncate(db, id, 400, 0); });
  queue.flush();
  EXPECT_EQ(stored(), 400U);
  queue.flush();
}

TEST_F(Queue, WritesByItselfInFewTransactions) {
  StoreQueue queue(file(), {.interval = 0.05});
  std::atomic<int> written = 0;
  for (std::int64_t step = 1; step <= 50; ++step) {
    queue.push([write = point(step), &written](Database& db) {
      write(db);
      ++written;
    });
  }
  waitUntilStored(50);
  EXPECT_EQ(written, 50);
  EXPECT_EQ(stored(), 50U);
}

TEST_F(Queue, WritesByItselfAfterSomethingTookLong) {
  StoreQueue queue(file(), {.interval = 0.01});
  std::this_thread::sleep_for(std::chrono::milliseconds(100));  // a first step of training is longer than an interval
  queue.push(point(1));
  waitUntilStored(1);
  EXPECT_EQ(stored(), 1U);
}

TEST_F(Queue, DestructionWritesTheRest) {
  { StoreQueue(file(), {.interval = 60.0}).push(point(1)); }
  EXPECT_EQ(stored(), 1U);
}

TEST_F(Queue, AFullQueueHoldsBackButLosesNothing) {
  StoreQueue queue(file(), {.interval = 60.0, .capacity = 10});
  for (std::int64_t step = 1; step <= 95; ++step) {
    queue.push(point(step));
  }
  queue.flush();
  EXPECT_EQ(stored(), 95U);
}

TEST_F(Queue, AnErrorReachesTheNextCallsAndDropsItsBatchOnly) {
  StoreQueue queue(file(), {.interval = 60.0});
  queue.push(point(1));
  queue.flush();
  queue.push(point(2));
  queue.push([](Database&) { throw Error(ErrorCode::DiskFull, {{"file", "f"}}); });
  expectError(ErrorCode::DiskFull, [&] { queue.flush(); });
  expectError(ErrorCode::DiskFull, [&] { queue.push(point(3)); });
  EXPECT_EQ(stored(), 1U);
}

TEST_F(Queue, ABusyDatabaseIsWaitedFor) {
  StoreQueue queue(file(), {.interval = 0.01, .capacity = 100, .patience = 30.0});
  auto holder = std::make_unique<Transaction>(database);
  queue.push(point(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(2300));  // longer than SQLite's own patience
  holder.reset();
  queue.flush();
  EXPECT_EQ(stored(), 1U);
}

TEST(StoreQueue, CannotStartOnAFileThatIsNotOurs) {
  const support::TemporaryFolder folder;
  writeFileAtomically(folder / "f", std::string(5000, 'x'));
  expectError(ErrorCode::StoreDamaged, [&] { StoreQueue queue(folder / "f"); });
}

}  // namespace
}  // namespace luthier
