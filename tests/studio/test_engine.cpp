// SPDX-License-Identifier: GPL-3.0-or-later
// How the window talks to workers: the session against broken ones, jobs with their events, and the watcher against a store
// that other processes write.
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "app/engine/engine_process.h"
#include "app/engine/run_watcher.h"
#include "app/engine/session.h"
#include "core/base/files.h"
#include "core/protocol/codec.h"
#include "core/store/datasets_table.h"
#include "core/store/epochs_table.h"
#include "core/store/metrics_table.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"

using namespace luthier;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000;

struct Store {
  QTemporaryDir folder;
  Workspace workspace = Workspace::createOrOpen(folder.path().toStdString());
  Database database{workspace.databaseFile(), OpenMode::ReadWrite};
  RowId dataset = 0, model = 0;

  Store() {
    DatasetRecord data;
    data.name = "shapes";
    data.task = "image_classification";
    data.classes = {"round", "square"};
    dataset = datasets::insert(database, data);
    ModelRecord weights;
    weights.name = "own";
    weights.architecture = "resnet20";
    model = models::insert(database, weights);
  }

  RowId addRun(RunStatus status) {
    RunRecord run;
    run.name = "run";
    run.task = "image_classification";
    run.dataset = dataset;
    run.model = model;
    const auto id = runs::insert(database, run);
    runs::setStatus(database, id, status);
    std::filesystem::create_directories(workspace.runFolder(id));
    return id;
  }
};

/// A worker that prints `lines` and then waits for its end.
QStringList printing(const QTemporaryDir& folder, const std::string& lines) {
  const auto path = folder.filePath("lines");
  QFile file(path);
  if (file.open(QIODevice::WriteOnly)) {
    file.write(lines.c_str());
  }
  return {"-c", QStringLiteral("cat '%1'; exec sleep 600").arg(path)};
}

/// Asks for a prediction and keeps what came of it.
struct Asked {
  QObject owner;
  std::optional<protocol::PredictReply> reply;
  std::optional<Problem> problem;

  explicit Asked(Session& session) {
    session.ask<protocol::PredictReply>(
        &owner, protocol::PredictRequest{}, protocol::Lane::Queue, [this](const auto& answer) { reply = answer; },
        [this](const Problem& what) { problem = what; });
  }
};

}  // namespace

class TestEngine : public QObject {
  Q_OBJECT

 private slots:
  void sessionAnswers() {
    Store store;
    Session session(store.workspace);
    protocol::PredictReply answer;
    answer.predictions.push_back({"a.png", "", {{1, "square", 0.75}}, {}});
    session.setWorker(
        "/bin/sh",
        printing(store.folder, protocol::greeting() + "\n" + protocol::encode(protocol::ReplyEnvelope{1, answer}) + "\n"),
        10s);
    Asked asked(session);
    QTRY_VERIFY_WITH_TIMEOUT(asked.reply, patience);
    QCOMPARE(asked.reply->predictions.front().top.front().name, std::string("square"));
  }

  void sessionRefusesMalformedLines_data() {
    QTest::addColumn<QByteArray>("lines");
    const auto hello = QByteArray::fromStdString(protocol::greeting()) + "\n";
    QTest::newRow("no greeting") << QByteArray("Segmentation fault\n");
    QTest::newRow("other version") << QByteArray("{\"luthier\":\"serve\",\"version\":99}\n");
    QTest::newRow("no JSON") << hello + "<b>hello</b>\n";
    QTest::newRow("unknown reply") << hello + "{\"id\":1,\"reply\":\"format-disk\"}\n";
    QTest::newRow("mistyped") << hello + "{\"id\":\"one\",\"reply\":\"predict\",\"predictions\":[]}\n";
    QTest::newRow("too deep") << hello + QByteArray(5000, '[') + "\n";
    QTest::newRow("too long") << hello + QByteArray(5 << 20, 'x');
  }
  void sessionRefusesMalformedLines() {
    QFETCH(const QByteArray, lines);
    Store store;
    Session session(store.workspace);
    session.setWorker("/bin/sh", printing(store.folder, lines.toStdString()), 10s);
    QSignalSpy replaced(&session, &Session::workerReplaced);
    Asked asked(session);
    QTRY_VERIFY_WITH_TIMEOUT(asked.problem, patience);
    QCOMPARE(asked.problem->code, ErrorCode::ProtocolViolation);
    QVERIFY(!asked.reply);
    QCOMPARE(replaced.count(), 2);
  }

  void sessionReplacesAWorkerThatDied() {
    Store store;
    Session session(store.workspace);
    const auto lines =
        printing(store.folder, protocol::greeting() + "\n" +
                                   protocol::encode(protocol::ReplyEnvelope{1, protocol::PredictReply{}}) + "\n");
    const auto mark = store.folder.filePath("died-once");
    session.setWorker(
        "/bin/sh", {"-c", QStringLiteral("if [ ! -e '%1' ]; then touch '%1'; kill -9 $$; fi; %2").arg(mark, lines[1])}, 10s);
    Asked asked(session);
    QTRY_VERIFY_WITH_TIMEOUT(asked.reply, patience);
    QVERIFY(!asked.problem);
  }

  void sessionReplacesASilentWorker() {
    Store store;
    Session session(store.workspace);
    session.setWorker("/bin/sh", printing(store.folder, protocol::greeting() + "\n"), 200ms);
    QSignalSpy replaced(&session, &Session::workerReplaced);
    Asked asked(session);
    QTRY_VERIFY_WITH_TIMEOUT(asked.problem, patience);
    QCOMPARE(replaced.count(), 2);
  }

  void sessionAnswersNobodyWhoIsGone() {
    Store store;
    Session session(store.workspace);
    session.setWorker(
        "/bin/sh",
        printing(store.folder, protocol::greeting() + "\n" +
                                   protocol::encode(protocol::ReplyEnvelope{1, protocol::PredictReply{}}) + "\n" +
                                   protocol::encode(protocol::ReplyEnvelope{2, protocol::PredictReply{}}) + "\n"),
        10s);
    auto called = false;
    auto owner = std::make_unique<QObject>();
    session.ask<protocol::PredictReply>(owner.get(), protocol::PredictRequest{}, protocol::Lane::Queue,
                                        [&](const auto&) { called = true; });
    owner.reset();
    Asked second(session);
    QTRY_VERIFY_WITH_TIMEOUT(second.reply, patience);
    QVERIFY(!called);
  }

  void jobTellsItsEvents() {
    runJob(
        "echo '{\"event\":\"progress\",\"phase\":\"scan\",\"done\":1,\"total\":4}'; echo "
        "'{\"event\":\"result\",\"dataset\":7}'");
    QCOMPARE(progress_, 1);
    QCOMPARE(result_.value("dataset", 0), 7);
    QVERIFY(!problem_);
  }

  void jobTellsItsError() {
    runJob("echo '{\"event\":\"error\",\"code\":\"no_images\",\"message\":\"x\",\"arguments\":{\"file\":\"/a\"}}'; exit 3");
    QVERIFY(problem_);
    QCOMPARE(problem_->code, ErrorCode::NoImages);
    QCOMPARE(problem_->arguments.at("file"), std::string("/a"));
  }

  void jobThatDiesHasFailed() {
    runJob("kill -9 $$");
    QVERIFY(problem_);
    QCOMPARE(problem_->code, ErrorCode::WorkerVanished);
  }

  void jobThatBabblesHasFailed() {
    runJob("echo '<script>alert(1)</script>'");
    QVERIFY(problem_);
    QCOMPARE(problem_->code, ErrorCode::ProtocolViolation);
  }

  void watcherTellsEachPointOnce() {
    Store store;
    const auto run = store.addRun(RunStatus::Done);
    RunWatcher watcher(store.workspace);
    std::vector<std::int64_t> steps;
    connect(&watcher, &RunWatcher::metricsAppended, this,
            [&](RowId, const QString& name, const std::vector<MetricPoint>& points) {
              QCOMPARE(name, QString("step/loss"));
              for (const auto& point : points) {
                steps.push_back(point.step);
              }
            });
    writePoints(store, run, 0, 5000);
    watcher.watch(this, {run});
    QTRY_COMPARE_WITH_TIMEOUT(steps.size(), std::size_t{5000}, patience);
    writePoints(store, run, 5000, 5010);
    QTRY_COMPARE_WITH_TIMEOUT(steps.size(), std::size_t{5010}, patience);
    QVERIFY(std::is_sorted(steps.begin(), steps.end()));
    QCOMPARE(steps.back(), std::int64_t{5009});
  }

  void watcherBeginsAgainWhereARunWasCutBack() {
    Store store;
    const auto run = store.addRun(RunStatus::Done);
    writePoints(store, run, 0, 100);
    RunWatcher watcher(store.workspace);
    std::size_t told = 0;
    connect(&watcher, &RunWatcher::metricsReset, this, [&](RowId) { told = 0; });
    connect(&watcher, &RunWatcher::metricsAppended, this,
            [&](RowId, const QString&, const auto& points) { told += points.size(); });
    watcher.watch(this, {run});
    QTRY_COMPARE_WITH_TIMEOUT(told, std::size_t{100}, patience);
    metrics::truncate(store.database, run, 49, 0);
    QTRY_COMPARE_WITH_TIMEOUT(told, std::size_t{50}, patience);
  }

  void watcherTellsEpochs() {
    Store store;
    const auto run = store.addRun(RunStatus::Done);
    RunWatcher watcher(store.workspace);
    QSignalSpy added(&watcher, &RunWatcher::epochAdded);
    watcher.watch(this, {run});
    epochs::insertMatrix(store.database, {run, 1, Split::Validation, 2, {3, 1, 0, 4}});
    QTRY_COMPARE_WITH_TIMEOUT(added.count(), 1, patience);
    QCOMPARE(added.first().at(1).toLongLong(), 1LL);
  }

  void watcherFailsARunWhoseWorkerIsGone() {
    Store store;
    const auto run = store.addRun(RunStatus::Running);
    RunWatcher watcher(store.workspace);
    QSignalSpy ended(&watcher, &RunWatcher::runEnded);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
    const auto* record = watcher.snapshot().run(run);
    QVERIFY(record != nullptr);
    QCOMPARE(record->status, RunStatus::Failed);
    QCOMPARE(record->failure->code, ErrorCode::WorkerVanished);
  }

  void watcherLeavesARunWhoseWorkerLives() {
    Store store;
    const auto run = store.addRun(RunStatus::Running);
    const auto lock = FileLock::tryAcquire(store.workspace.runLock(run));
    QVERIFY(lock);
    RunWatcher watcher(store.workspace);
    // Long enough for several looks at the lock: a second run without a worker is the clock.
    const auto other = store.addRun(RunStatus::Running);
    QTRY_VERIFY_WITH_TIMEOUT(
        watcher.snapshot().run(other) != nullptr && watcher.snapshot().run(other)->status == RunStatus::Failed, patience);
    QCOMPARE(watcher.snapshot().run(run)->status, RunStatus::Running);
  }

 private:
  static void writePoints(Store& store, RowId run, int first, int end) {
    std::vector<metrics::Row> rows;
    for (int step = first; step < end; ++step) {
      rows.push_back({"step/loss", {step, 1.0 / (step + 1), 0.1 * step}});
    }
    Transaction transaction(store.database);
    metrics::insert(store.database, run, rows);
    transaction.commit();
  }

  void runJob(const QByteArray& script) {
    QTemporaryDir folder;
    const auto program = folder.filePath("luthier-cli");
    QFile file(program);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script + "\n");
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("LUTHIER_CLI", program.toUtf8());
    progress_ = 0;
    result_ = {};
    problem_.reset();
    auto ended = false;
    EngineProcess process(Workspace(folder.path().toStdString()));
    connect(&process, &EngineProcess::progressed, this, [&] { ++progress_; });
    connect(&process, &EngineProcess::done, this, [&](const auto& json) {
      result_ = json;
      ended = true;
    });
    connect(&process, &EngineProcess::failed, this, [&](const Problem& what) {
      problem_ = what;
      ended = true;
    });
    process.start({"import", "/a"});
    QTRY_VERIFY_WITH_TIMEOUT(ended, patience);
  }

  int progress_ = 0;
  nlohmann::ordered_json result_;
  std::optional<Problem> problem_;
};

QTEST_GUILESS_MAIN(TestEngine)
#include "test_engine.moc"
