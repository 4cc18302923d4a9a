// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/queue_table.h"

#include <algorithm>

#include "core/base/files.h"
#include "core/store/run_disk.h"
#include "core/store/statistics_table.h"
#include "store_fixture.h"
#include "tests/support/expect_error.h"

namespace luthier {
namespace {

class RunQueue : public StoreTest {
 protected:
  [[nodiscard]] std::vector<RowId> order() {
    std::vector<RowId> ids;
    for (const RunRecord& run : queue::list(database)) ids.push_back(run.id);
    return ids;
  }
};

TEST_F(RunQueue, MovesPastNeighboursAndToItsEnds) {
  const RowId a = addRun(), b = addRun(), c = addRun();
  queue::move(database, c, queue::Place::Earlier);
  EXPECT_EQ(order(), (std::vector{a, c, b}));
  queue::move(database, a, queue::Place::Last);
  EXPECT_EQ(order(), (std::vector{c, b, a}));
  queue::move(database, b, queue::Place::Later);
  EXPECT_EQ(order(), (std::vector{c, a, b}));
  queue::move(database, b, queue::Place::First);
  EXPECT_EQ(order(), (std::vector{b, c, a}));
  queue::move(database, b, queue::Place::Earlier);
  queue::move(database, a, queue::Place::Later);
  EXPECT_EQ(order(), (std::vector{b, c, a}));
  const RowId d = addRun();
  EXPECT_EQ(order().back(), d) << "a new run goes behind all";
}

TEST_F(RunQueue, PassingARunOfAnotherPriorityTakesThatOne) {
  const RowId a = addRun(), b = addRun(), c = addRun();
  runs::setPriority(database, c, 5);
  EXPECT_EQ(order(), (std::vector{c, a, b}));
  queue::move(database, b, queue::Place::First);
  EXPECT_EQ(order(), (std::vector{b, c, a}));
  EXPECT_EQ(runs::find(database, b)->priority, 5);
  queue::move(database, b, queue::Place::Last);
  EXPECT_EQ(order(), (std::vector{c, a, b}));
  EXPECT_EQ(runs::find(database, b)->priority, 0);
  EXPECT_EQ(runs::find(database, a)->priority, 0);
}

TEST_F(RunQueue, HoldsOnlyWhatWaits) {
  const RowId a = addRun(), b = addRun();
  runs::setStatus(database, a, RunStatus::Running);
  EXPECT_EQ(order(), (std::vector{b}));
  support::expectError(ErrorCode::NotFound, [&] { queue::move(database, a, queue::Place::First); });
  runs::setTrashed(database, b, true);
  EXPECT_TRUE(order().empty());
}

TEST_F(RunQueue, DiskOfARunIsToldByKindOfCheckpoint) {
  const RowId run = addRun();
  const auto place = workspace.runFolder(run);
  EXPECT_EQ(diskOfRun(workspace, run).total(), 0);
  for (const auto& [name, bytes] :
       {std::pair("best-000002", 100), {"last-000003", 30}, {"last-000004", 40}, {".partial", 5}}) {
    std::filesystem::create_directories(place / "checkpoints" / name);
    writeFileAtomically(place / "checkpoints" / name / "model.safetensors",
                        std::string(static_cast<std::size_t>(bytes), 'x'));
  }
  writeFileAtomically(place / "log.txt", std::string(7, 'x'));
  const auto disk = diskOfRun(workspace, run);
  EXPECT_EQ(disk.best, 100);
  EXPECT_EQ(disk.last, 70);
  EXPECT_EQ(disk.other, 12);
  EXPECT_EQ(disk.total(), 182);
}

TEST_F(RunQueue, StatisticsCountTheRowsOfEveryTable) {
  addRun();
  addRun();
  const auto statistics = storeStatistics(database);
  EXPECT_EQ(statistics.integrity, "ok");
  EXPECT_EQ(statistics.schema, currentSchemaVersion);
  EXPECT_GT(statistics.pages * statistics.pageBytes, 0);
  const auto runs = std::ranges::find(statistics.rows, "runs", &std::pair<std::string, std::int64_t>::first);
  ASSERT_NE(runs, statistics.rows.end());
  EXPECT_EQ(runs->second, 2);
}

}  // namespace
}  // namespace luthier
