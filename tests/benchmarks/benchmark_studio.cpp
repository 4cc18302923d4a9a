// SPDX-License-Identifier: GPL-3.0-or-later
// What a person waits for in the window. Started by bench.py.
// Usage: benchmark_studio first-paint|bare|first-loss|lag|pan WORKSPACE STARTED. STARTED is the time of the start, in
// nanoseconds since 1970. Prints one JSON line.
#include <QAbstractButton>
#include <QPaintEvent>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <thread>
#include <vector>

#include "app/engine/run_watcher.h"
#include "app/pages/studio_context.h"
#include "tests/support/studio_program.h"
#include "widgets/plots/curve_plot.h"

namespace luthier {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince1970(qint64 nanoseconds) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now - std::chrono::nanoseconds(nanoseconds)).count();
}

/// Tells when a first widget of the program has been painted.
class PaintFilter : public QObject {
 public:
  bool painted = false;
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) painted = true;
    return false;
  }
};

double untilPainted(qint64 started) {
  PaintFilter filter;
  qApp->installEventFilter(&filter);
  support::spinUntil([&] { return filter.painted; }, 20'000);
  return secondsSince1970(started);
}

double firstPaint(support::StudioProgram& studio, const QString& workspace, qint64 started) {
  studio.open(workspace);
  return untilPainted(started);
}

double bareFirstPaint(qint64 started) {
  QWidget window;
  window.resize(1360, 880);
  window.show();
  return untilPainted(started);
}

/// Presses "Try the sample" in a fresh workspace and waits for a value of the loss curve of any of its runs.
double clickToFirstLoss(MainWindow& window) {
  support::spinUntil([&] { return window.context() != nullptr && window.context()->watcher.ready(); }, 20'000);
  auto* button = window.findChild<QAbstractButton*>("trySample");
  if (button == nullptr) throw std::runtime_error("the home page has no button trySample");
  RunWatcher& watcher = window.context()->watcher;
  bool arrived = false;
  QObject::connect(&watcher, &RunWatcher::metricsAppended, &window, [&](RowId, const QString& name, const auto& points) {
    arrived |= name.endsWith("loss") && !points.empty();
  });
  QObject watching;
  QObject::connect(&watcher, &RunWatcher::runsChanged, &watching, [&] {
    std::vector<RowId> runs;
    for (const RunRecord& run : watcher.snapshot().runs) runs.push_back(run.id);
    watcher.watch(&watching, runs);
  });
  const auto clicked = Clock::now();
  button->click();
  support::spinUntil([&] { return arrived; }, 120'000);
  return std::chrono::duration<double>(Clock::now() - clicked).count();
}

struct Lag {
  double p99 = 0.0;
  double longest = 0.0;
};

/// How long an event waits in the event loop: a thread posts one every 5 ms, for `seconds`, while the user looks at the run.
Lag eventLoopLag(MainWindow& window, int seconds) {
  std::vector<double> waits;  // of the UI thread
  std::atomic<bool> ended = false;
  std::jthread poster([&] {
    while (!ended) {
      const auto posted = Clock::now();
      QMetaObject::invokeMethod(
          &window,
          [&waits, posted] { waits.push_back(std::chrono::duration<double, std::milli>(Clock::now() - posted).count()); },
          Qt::QueuedConnection);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  support::spin(seconds * 1000);
  ended = true;
  poster.join();
  support::spin(50);
  std::ranges::sort(waits);
  return {waits[waits.size() * 99 / 100], waits.back()};
}

void printLag(MainWindow& window) {
  clickToFirstLoss(window);
  Destination run;
  run.page = PageId::Train;
  run.run = window.context()->watcher.snapshot().runs.front().id;
  window.go(run);
  support::spin(2000);  // building the page is a click, not training
  const Lag lag = eventLoopLag(window, 15);
  std::printf("{\"p99_ms\":%.3f,\"longest_ms\":%.3f}\n", lag.p99, lag.longest);
}

/// Moves the view over a noisy curve of ten million points, and waits for each frame.
void printPan() {
  constexpr int points = 10'000'000, frames = 100;
  std::vector<QPointF> curve;
  curve.reserve(points);
  for (int i = 0; i < points; ++i)
    curve.emplace_back(i, std::exp(-1e-7 * i) + 0.1 * std::sin(i * 0.7) * std::sin(i * 0.013));
  CurvePlot plot;
  plot.setPoints(plot.addCurve("loss", CurveRole::Train), std::move(curve));
  plot.setSmoothing(0.9);
  plot.resize(1000, 600);
  plot.show();
  support::spin(1000);
  std::vector<double> milliseconds;
  for (int frame = 0; frame < frames; ++frame) {
    const auto began = Clock::now();
    plot.setView(QRectF(1e4 * frame, 0.0, 5e6, 1.2));
    plot.grab();
    milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
  }
  std::ranges::sort(milliseconds);
  std::printf("{\"median_ms\":%.3f,\"longest_ms\":%.3f}\n", milliseconds[frames / 2], milliseconds.back());
}

}  // namespace
}  // namespace luthier

int main(int argc, char** argv) {
  using namespace luthier;
  if (argc != 4) return 2;
  const qint64 started = std::atoll(argv[3]);
  support::StudioProgram studio(argc, argv);
  const QString mode = argv[1];
  const QString workspace = argv[2];
  if (mode == "lag") {
    printLag(studio.open(workspace));
    return 0;
  }
  if (mode == "pan") {
    printPan();
    return 0;
  }
  const double seconds = mode == "bare"          ? bareFirstPaint(started)
                         : mode == "first-paint" ? firstPaint(studio, workspace, started)
                                                 : clickToFirstLoss(studio.open(workspace));
  std::printf("{\"seconds\":%.4f}\n", seconds);
  return 0;
}
