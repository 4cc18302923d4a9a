// SPDX-License-Identifier: GPL-3.0-or-later
// The main job, clicked through the real window against the real worker, on the first images of Fashion-MNIST (where Debian's
// package dataset-fashion-mnist is installed; LUTHIER_TEST_IMAGES sets their number).
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtEndian>

#include "app/pages/page.h"
#include "app/pages/runs/run_facts.h"
#include "core/store/epochs_table.h"
#include "core/store/metrics_table.h"
#include "tests/support/studio_hands.h"
#include "widgets/image/image_grid.h"

using namespace luthier;

namespace {

constexpr int patience = 280'000;
const QString fashion = QStringLiteral("/usr/share/datasets/fashion-mnist");

/// The first `count` records of an IDX file, with the count in its header (yann.lecun.com/exdb/mnist: magic, count, sizes; big
/// endian).
bool cutIdx(const QString& name, const QString& folder, int count, int recordBytes, int headerBytes) {
  QProcess gunzip;
  gunzip.start("gzip", {"-dc", fashion + "/" + name + ".gz"});
  if (!gunzip.waitForFinished(60'000) || gunzip.exitCode() != 0) {
    return false;
  }
  auto bytes = gunzip.readAllStandardOutput().left(headerBytes + static_cast<qsizetype>(count) * recordBytes);
  qToBigEndian<quint32>(static_cast<quint32>(count), bytes.data() + 4);
  QFile file(folder + "/" + name);
  return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool makeSample(const QString& folder, int count) {
  constexpr int pixels = 28 * 28;
  return cutIdx("train-images-idx3-ubyte", folder, count, pixels, 16) &&
         cutIdx("train-labels-idx1-ubyte", folder, count, 1, 8) &&
         cutIdx("t10k-images-idx3-ubyte", folder, count / 4, pixels, 16) &&
         cutIdx("t10k-labels-idx1-ubyte", folder, count / 4, 1, 8);
}

}  // namespace

class TestSampleJob : public QObject {
  Q_OBJECT

 public:
  explicit TestSampleJob(support::StudioProgram& studio) : studio_(studio) {}

 private slots:
  void initTestCase() {
    if (!support::findWorker()) {
      QSKIP("there is no luthier-cli to work with; build it or set LUTHIER_CLI");
    }
    if (!QDir(fashion).exists()) {
      QSKIP("Fashion-MNIST is not installed (package dataset-fashion-mnist)");
    }
    const auto count = qEnvironmentVariableIntValue("LUTHIER_TEST_IMAGES");
    QVERIFY(makeSample(sample_.path(), count > 0 ? count : 400));
    qputenv("LUTHIER_SAMPLE_DATA", sample_.path().toUtf8());
  }

  void theWholeSampleJob() {
    QTemporaryDir folder;
    auto& window = open(folder.path());
    click(window, "trySample");
    // One click brings the run's page, and the loss arrives there while it trains.
    QTRY_COMPARE_WITH_TIMEOUT(window.currentPage(), PageId::Train, patience);
    auto losses = 0;
    connect(&window.context()->watcher, &RunWatcher::metricsAppended, this,
            [&](RowId, const QString& name, const auto& points) {
              losses += name == "step/loss" ? static_cast<int>(points.size()) : 0;
            });
    QTRY_VERIFY_WITH_TIMEOUT(losses > 0, patience);
    const auto& snapshot = window.context()->watcher.snapshot();
    QTRY_VERIFY_WITH_TIMEOUT(allDone(snapshot), patience);
    QCOMPARE(snapshot.runs.size(), std::size_t{2});
    QVERIFY(run_facts::pretrained(snapshot.runs[0]) != run_facts::pretrained(snapshot.runs[1]));
    // Home now shows the claim and leads to the mistakes.
    window.context()->navigator.open(PageId::Home);
    auto* mistakes = window.findChild<QAbstractButton*>("sampleMistakes");
    QTRY_VERIFY_WITH_TIMEOUT(mistakes->isVisible(), patience);
    mistakes->click();
    QCOMPARE(window.currentPage(), PageId::Evaluate);
    predict(window);
    window.close();
  }

  void closingTheWindowLeavesTheRunAlone() {
    QTemporaryDir folder;
    auto& window = open(folder.path());
    click(window, "trySample");
    QTRY_VERIFY_WITH_TIMEOUT(anyRunning(window.context()->watcher.snapshot()), patience);
    window.close();
    auto& again = open(folder.path());
    const auto& snapshot = again.context()->watcher.snapshot();
    QVERIFY(!snapshot.runs.empty());
    QTRY_VERIFY_WITH_TIMEOUT(allDone(snapshot), patience);
    // No gap in what was told while nobody looked.
    const auto run = snapshot.runs.front().id;
    std::vector<MetricPoint> points;
    again.context()->store.query(
        this, [run](Database& database) { return metrics::series(database, run, "step/loss"); },
        [&](const std::vector<MetricPoint>& all) { points = all; });
    QTRY_VERIFY_WITH_TIMEOUT(!points.empty(), patience);
    QCOMPARE(points.back().step - points.front().step + 1, static_cast<std::int64_t>(points.size()));
    again.close();
  }

 private:
  MainWindow& open(const QString& folder) {
    auto& window = support::openRead(studio_, folder);
    window.context()->navigator.open(PageId::Home);
    return window;
  }

  static void click(MainWindow& window, const char* name) {
    auto* button = window.findChild<QAbstractButton*>(name);
    QVERIFY(button != nullptr);
    QTRY_VERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
  }

  static bool allDone(const WorkspaceSnapshot& snapshot) {
    for (const auto& run : snapshot.runs) {
      if (run.failure) {
        qFatal("%s", englishMessage(*run.failure).c_str());
      }
    }
    return !snapshot.runs.empty() && std::all_of(snapshot.runs.begin(), snapshot.runs.end(),
                                                 [](const auto& run) { return run.status == RunStatus::Done; });
  }

  static bool anyRunning(const WorkspaceSnapshot& snapshot) {
    return std::any_of(snapshot.runs.begin(), snapshot.runs.end(),
                       [](const auto& run) { return run.status == RunStatus::Running; });
  }

  /// Asks the session for an answer to one image that it has made a thumbnail of.
  void predict(MainWindow& window) {
    const auto& context = *window.context();
    const auto run = context.watcher.snapshot().runs.front();
    std::optional<protocol::PredictReply> reply;
    std::optional<Problem> problem;
    const QImage image = [] {
      QImage shirt(28, 28, QImage::Format_Grayscale8);
      shirt.fill(Qt::black);
      for (int y = 4; y < 24; ++y) {
        for (int x = 8; x < 20; ++x) {
          shirt.setPixel(x, y, qRgb(200, 200, 200));
        }
      }
      return shirt;
    }();
    const auto file = sample_.filePath("shirt.png");
    QVERIFY(image.save(file));
    protocol::PredictRequest request;
    request.run = run.id;
    request.files = {file.toStdString()};
    context.session.ask<protocol::PredictReply>(
        this, request, protocol::Lane::Latest, [&](const auto& answer) { reply = answer; },
        [&](const Problem& what) { problem = what; });
    QTRY_VERIFY_WITH_TIMEOUT(reply || problem, patience);
    QVERIFY2(!problem, problem ? englishMessage(*problem).c_str() : "");
    QCOMPARE(reply->predictions.size(), std::size_t{1});
    const auto& top = reply->predictions.front().top;
    QCOMPARE(top.size(), std::size_t{5});
    QVERIFY(top.front().probability >= top.back().probability);
    QVERIFY(top.front().probability > 0.0 && top.front().probability <= 1.0);
  }

  support::StudioProgram& studio_;
  QTemporaryDir sample_;
};

int main(int argc, char** argv) {
  qputenv("QTEST_FUNCTION_TIMEOUT", "900000");  // Qt Test ends a program after five minutes; a busy machine may need more
  luthier::support::StudioProgram studio(argc, argv);
  TestSampleJob test(studio);
  return QTest::qExec(&test, argc, argv);
}
#include "test_sample_job.moc"
