// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's own way of testing, on our tables: fail the n-th call for every n, then look whether all is there, or nothing.
#include "core/store/metrics_table.h"
#include "tests/faults/in_child.h"
#include "tests/support/process.h"
#include "tests/unit/store/store_fixture.h"

namespace luthier {
namespace {

using faults::Ended;
using faults::Fault;

constexpr long transactionEndless = 1000;
constexpr std::size_t rowsAtOnce = 300;  // several pages

std::vector<metrics::Row> rows(double value) {
  std::vector<metrics::Row> all;
  for (std::size_t step = 0; step < rowsAtOnce; ++step) {
    all.push_back({"step/loss", {static_cast<std::int64_t>(step), value, 0.0}});
  }
  return all;
}

/// A workspace with one run, and nobody connected to it: a connection must not live on in a forked process.
class TransactionFaults : public testing::Test {
 protected:
  TransactionFaults() {
    struct Rows : StoreTest {
      void TestBody() override {}
      explicit Rows(const std::filesystem::path& to) {
        run = addRun();
        metrics::insert(database, run, rows(1.0));
        std::filesystem::copy(workspace.folder(), to, std::filesystem::copy_options::recursive);
      }
      RowId run = 0;
    };
    run_ = Rows(pristine_).run;
  }

  /// Sets back the workspace, and replaces the run's values by 2.0 in a process under the fault. Whether the fault was met.
  bool replaceUnder(const faults::Order& order) {
    std::filesystem::remove_all(workspace());
    std::filesystem::copy(pristine_, workspace(), std::filesystem::copy_options::recursive);
    const auto untouched = folder_ / "untouched";
    std::filesystem::remove(untouched);
    ended_ = faults::inChild([&] {
      Database database(Workspace(workspace()).databaseFile(), OpenMode::ReadWrite);
      faults::arm(order);
      try {
        Transaction transaction(database);
        metrics::insert(database, run_, rows(2.0));
        transaction.commit();
      } catch (...) {
        (void)faults::disarm();
        throw;
      }
      if (faults::disarm() < order.call) std::filesystem::create_directory(untouched);
    });
    return !std::filesystem::exists(untouched);
  }

  /// Expects a whole database with the values of before or of after.
  void expectAllOrNothing() {
    Database database(Workspace(workspace()).databaseFile(), OpenMode::ReadWrite);
    EXPECT_EQ(database.integrity(), "ok");
    const auto found = metrics::series(database, run_, "step/loss");
    ASSERT_EQ(found.size(), rowsAtOnce);
    const double value = found.front().value;
    EXPECT_TRUE(value == 2.0 || (value == 1.0 && ended_ != Ended::Well)) << value;
    EXPECT_TRUE(std::ranges::all_of(found, [&](const MetricPoint& point) { return point.value == value; }));
    metrics::insert(database, run_, rows(3.0));
    EXPECT_EQ(metrics::series(database, run_, "step/loss").back().value, 3.0);
  }

  [[nodiscard]] std::filesystem::path workspace() const { return folder_ / "workspace"; }

  support::TemporaryFolder folder_;
  std::filesystem::path pristine_ = folder_ / "pristine";
  RowId run_ = 0;
  Ended ended_ = Ended::Well;
};

TEST_F(TransactionFaults, ACommitThatFailsAtAnyCallIsDoneOrNot) {
  for (faults::Order order : faults::everyFault()) {
    order.path = workspace().string();
    bool met = true;
    for (order.call = 1; met; ++order.call) {
      SCOPED_TRACE(faults::describe(order));
      ASSERT_LT(order.call, transactionEndless);
      met = replaceUnder(order);
      const bool error = order.fault == Fault::NoSpace || order.fault == Fault::InputOutput;
      if (met && !error) {
        EXPECT_EQ(ended_, Ended::Killed);
      } else {
        EXPECT_TRUE(ended_ != Ended::Killed && ended_ != Ended::OtherError) << static_cast<int>(ended_);
      }
      expectAllOrNothing();
      if (HasFailure()) return;
    }
    EXPECT_GT(order.call, 5) << "the shim saw hardly a call";
  }
}

}  // namespace
}  // namespace luthier
