// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may ask of a run, asked in the window and done by the real worker; and what is left when one of them is killed.
#include <signal.h>

#include <QProcess>

#include "app/pages/runs/run_facts.h"
#include "core/store/metrics_table.h"
#include "studio/image_workspace.h"
#include "tests/support/dialog_answers.h"
#include "tests/support/studio_hands.h"
#include "widgets/states/error_banner.h"

using namespace luthier;
using support::choose;
using support::patience;
using support::press;
using support::reaches;

namespace {

constexpr std::int64_t manyEpochs = 2000;  // more than any test waits for
constexpr const char* victimOption = "--victim";

const RunProgress& progressOf(const MainWindow& window, RowId run) {
  static const RunProgress none;
  const auto* progress = window.context()->watcher.snapshot().progressOf(run);
  return progress == nullptr ? none : *progress;
}

/// Opens the run's page and starts the queue there, as a person would.
bool startQueue(MainWindow& window, RowId run) {
  support::goTo(window, PageId::Train, run);
  return press(window, "Train what waits");
}

/// The window that is to be killed: starts the queue, then waits for its end.
int beVictim(support::StudioProgram& studio, const QString& folder) {
  auto& window = support::openRead(studio, folder);
  return startQueue(window, window.context()->watcher.snapshot().runs.front().id) ? QApplication::exec() : 1;
}

std::vector<MetricPoint> losses(const test::ImageWorkspace& place, RowId run) {
  Database database = place.open();
  return metrics::series(database, run, "step/loss");
}

}  // namespace

class TestRunCommands : public QObject {
  Q_OBJECT

 public:
  explicit TestRunCommands(support::StudioProgram& studio) : studio_(studio) {}

 private slots:
  void initTestCase() {
    if (!support::findWorker()) {
      QSKIP("there is no luthier-cli to work with; build it or set LUTHIER_CLI");
    }
  }

  void init() { place_ = std::make_unique<test::ImageWorkspace>(); }

  void cleanup() {
    for (const auto& run : window_->context()->watcher.snapshot().runs) {
      if (!run_facts::ended(run.status)) {
        ::kill(place_->workerOf(run.id), SIGKILL);  // a test that failed leaves no worker behind
      }
    }
    window_->close();
  }

  void pauseContinueMoreEpochsKeepTheBest() {
    const auto run = place_->queueRun("asked", manyEpochs);
    window_ = &support::openRead(studio_, place_->folder());
    QVERIFY(startQueue(*window_, run));
    QVERIFY(reaches(*window_, run, RunStatus::Running));
    QTRY_VERIFY_WITH_TIMEOUT(progressOf(*window_, run).epoch >= 1, patience);

    QVERIFY(press(*window_, "Pause"));
    QVERIFY(reaches(*window_, run, RunStatus::Paused));
    const auto steps = losses(*place_, run).size();

    support::DialogAnswers answers;
    answers.prepare(5);
    QVERIFY(choose(*window_, "More epochs…"));
    QTRY_COMPARE_WITH_TIMEOUT(progressOf(*window_, run).epochs, manyEpochs + 5, patience);
    QCOMPARE(losses(*place_, run).size(), steps);  // it still waits

    QVERIFY(press(*window_, "Continue"));
    QVERIFY(reaches(*window_, run, RunStatus::Running));
    QTRY_VERIFY_WITH_TIMEOUT(losses(*place_, run).size() > steps, patience);
    QVERIFY(press(*window_, "Stop and keep the best"));
    QVERIFY(reaches(*window_, run, RunStatus::Done));
    QVERIFY(press(*window_, "See the results"));
    QCOMPARE(window_->currentPage(), PageId::Evaluate);
  }

  void stopResumeAndMoreEpochsAfterTheEnd() {
    const auto run = place_->queueRun("stopped", manyEpochs);
    window_ = &support::openRead(studio_, place_->folder());
    QVERIFY(startQueue(*window_, run));
    QVERIFY(reaches(*window_, run, RunStatus::Running));
    QVERIFY(choose(*window_, "Stop"));
    QVERIFY(reaches(*window_, run, RunStatus::Stopped));
    QVERIFY(press(*window_, "Resume"));
    QVERIFY(reaches(*window_, run, RunStatus::Running));
    QVERIFY(press(*window_, "Stop and keep the best"));
    QVERIFY(reaches(*window_, run, RunStatus::Done));

    const auto epoch = progressOf(*window_, run).epoch;
    support::DialogAnswers answers;
    answers.prepare(2);
    QVERIFY(choose(*window_, "More epochs…"));
    QTRY_VERIFY_WITH_TIMEOUT(progressOf(*window_, run).epoch > epoch, patience);
    QVERIFY(press(*window_, "Stop and keep the best"));
    QVERIFY(reaches(*window_, run, RunStatus::Done));
  }

  void aKilledWorkerIsAFailedRunThatResumes() {
    const auto run = place_->queueRun("killed", manyEpochs);
    window_ = &support::openRead(studio_, place_->folder());
    QVERIFY(startQueue(*window_, run));
    QTRY_VERIFY_WITH_TIMEOUT(progressOf(*window_, run).epoch >= 1, patience);
    QCOMPARE(::kill(place_->workerOf(run), SIGKILL), 0);
    QVERIFY(reaches(*window_, run, RunStatus::Failed));

    const auto& record = *window_->context()->watcher.snapshot().run(run);
    QVERIFY(record.failure && record.failure->code == ErrorCode::WorkerVanished);
    const auto banners = window_->page(PageId::Train)->findChildren<ErrorBanner*>();
    QVERIFY(std::any_of(banners.begin(), banners.end(), [](const auto* banner) {
      return banner->isVisible() && banner->fullText().contains("ended from outside") &&
             banner->fullText().contains("Resume");
    }));
    const auto steps = losses(*place_, run).size();
    QVERIFY(press(*window_, "Resume"));
    QTRY_VERIFY_WITH_TIMEOUT(losses(*place_, run).size() > steps, patience);
    expectNoGap(losses(*place_, run));
    QVERIFY(press(*window_, "Stop and keep the best"));
    QVERIFY(reaches(*window_, run, RunStatus::Done));
  }

  void aKilledWindowFindsItsRunAgain() {
    const auto run = place_->queueRun("attached", manyEpochs);
    QProcess victim;
    victim.start(QCoreApplication::applicationFilePath(), {victimOption, place_->folder()});
    QVERIFY(victim.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(losses(*place_, run).size() > 3, patience);
    victim.kill();  // SIGKILL
    QVERIFY(victim.waitForFinished());
    QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
    const auto before = losses(*place_, run).size();

    QElapsedTimer clock;
    clock.start();
    window_ = &support::openRead(studio_, place_->folder());
    std::vector<MetricPoint> told;
    connect(&window_->context()->watcher, &RunWatcher::metricsAppended, this,
            [&told](RowId, const QString& name, const std::vector<MetricPoint>& points) {
              if (name == "step/loss") {
                told.insert(told.end(), points.begin(), points.end());
              }
            });
    support::goTo(*window_, PageId::Train, run);
    QTRY_VERIFY_WITH_TIMEOUT(told.size() >= before, patience);
    qInfo("attached again after %lld ms", clock.elapsed());
    QVERIFY(reaches(*window_, run, RunStatus::Running));
    QTRY_VERIFY_WITH_TIMEOUT(told.size() > before, patience);  // it trained on, and still does
    expectNoGap(told);
    QVERIFY(press(*window_, "Stop and keep the best"));
    QVERIFY(reaches(*window_, run, RunStatus::Done));
  }

 private:
  static void expectNoGap(const std::vector<MetricPoint>& points) {
    QVERIFY(!points.empty());
    for (std::size_t i = 1; i < points.size(); ++i) {
      QCOMPARE(points[i].step, points[i - 1].step + 1);
    }
  }

  support::StudioProgram& studio_;
  std::unique_ptr<test::ImageWorkspace> place_;
  MainWindow* window_ = nullptr;
};

int main(int argc, char** argv) {
  qputenv("QTEST_FUNCTION_TIMEOUT", "900000");  // Qt Test ends a program after five minutes; a busy machine may need more
  support::StudioProgram studio(argc, argv);
  const QStringList arguments = QApplication::arguments();
  if (arguments.size() == 3 && arguments[1] == victimOption) {
    return support::findWorker() ? beVictim(studio, arguments[2]) : 1;
  }
  TestRunCommands test(studio);
  return QTest::qExec(&test, argc, argv);
}
#include "test_run_commands.moc"
