// SPDX-License-Identifier: GPL-3.0-or-later
// The queue, arranged in the window and emptied by the real worker when the window is closed.
#include "studio/image_workspace.h"
#include "tests/support/studio_hands.h"
#include "widgets/tables/data_table.h"

using namespace luthier;
using support::patience;
using support::press;

class TestQueue : public QObject {
  Q_OBJECT

 public:
  explicit TestQueue(support::StudioProgram& studio) : studio_(studio) {}

 private slots:
  void initTestCase() {
    if (!support::findWorker()) {
      QSKIP("there is no luthier-cli to work with; build it or set LUTHIER_CLI");
    }
  }

  void isArrangedAndThenEmptiedWithoutTheWindow() {
    const test::ImageWorkspace place;
    const auto first = place.queueRun("first", 1);
    const auto second = place.queueRun("second", 1);
    const auto third = place.queueRun("third", 1);
    auto& window = support::openRead(studio_, place.folder());
    support::goTo(window, PageId::Train, first);
    auto& page = *window.page(PageId::Train);
    QVERIFY(press(page, "All runs"));

    QVERIFY(chooseRun(page, third, window));
    QVERIFY(press(page, "To the front"));
    QTRY_COMPARE_WITH_TIMEOUT(waiting(window), (std::vector<RowId>{third, first, second}), patience);
    QVERIFY(chooseRun(page, first, window));
    QVERIFY(press(page, "Take out of the queue"));
    QTRY_COMPARE_WITH_TIMEOUT(waiting(window), (std::vector<RowId>{third, second}), patience);
    QVERIFY(press(page, "Train what waits"));
    window.close();

    auto& again = support::openRead(studio_, place.folder());
    QVERIFY(support::reaches(again, third, RunStatus::Done));
    QVERIFY(support::reaches(again, second, RunStatus::Done));
    const auto& snapshot = again.context()->watcher.snapshot();
    QVERIFY(snapshot.run(first) == nullptr);
    QVERIFY(snapshot.run(third)->startedAt <= snapshot.run(second)->startedAt);
    again.close();
  }

 private:
  static std::vector<RowId> waiting(const MainWindow& window) {
    std::vector<RowId> ids;
    for (const RunRecord& run : window.context()->watcher.snapshot().active()) {
      ids.push_back(run.id);
    }
    return ids;
  }

  /// Selects the run's row in the list, once it is there.
  static bool chooseRun(const QWidget& page, RowId run, const MainWindow& window) {
    auto* table = support::named<DataTable>(page, "Runs");
    const auto& runs = window.context()->watcher.snapshot().runs;
    const auto found = std::find_if(runs.begin(), runs.end(), [run](const RunRecord& record) { return record.id == run; });
    const int row = static_cast<int>(found - runs.begin());
    return table != nullptr && QTest::qWaitFor(
                                   [&] {
                                     table->selectRows({row});
                                     return table->currentRow() == row &&
                                            support::shown<QAbstractButton>(page, "To the front") != nullptr;
                                   },
                                   patience);
  }

  support::StudioProgram& studio_;
};

int main(int argc, char** argv) {
  qputenv("QTEST_FUNCTION_TIMEOUT", "900000");  // Qt Test ends a program after five minutes; a busy machine may need more
  support::StudioProgram studio(argc, argv);
  TestQueue test(studio);
  return QTest::qExec(&test, argc, argv);
}
#include "test_queue.moc"
