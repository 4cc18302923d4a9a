// SPDX-License-Identifier: GPL-3.0-or-later
// The Compare page over a workspace of many runs (reliability.md 9). Started by bench.py.
// Usage: benchmark_runs fill WORKSPACE RUNS POINTS_A_RUN   writes the runs through the store, as workers would have
//        benchmark_runs measure WORKSPACE                  prints one JSON line: seconds, and the peak memory of the window
#include <QComboBox>
#include <QTableView>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include "app/pages/compare/runs_card.h"
#include "core/config/training_parameters.h"
#include "core/store/datasets_table.h"
#include "core/store/metrics_table.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
#include "tests/support/studio_program.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/tables/data_table.h"

namespace luthier {
namespace {

constexpr int epochs = 10;
constexpr int runsInATransaction = 50;

double figureOf(int run, int step) { return 0.5 + 0.4 * std::sin(0.37 * run) * (1.0 - std::exp(-0.2 * step)); }

void fillRun(Database& database, RowId run, int index, int points) {
  std::vector<metrics::Row> rows;
  for (int epoch = 1; epoch <= epochs; ++epoch) {
    for (const char* name : {"validation/accuracy", "validation/macro_f1", "validation/loss", "train/loss"}) {
      rows.push_back({name, {epoch, figureOf(index, epoch), 6.0 * epoch}});
    }
  }
  for (int step = 1; static_cast<int>(rows.size()) < points; ++step) {
    rows.push_back({"step/loss", {step, 2.0 * std::exp(-0.004 * step) + 0.1 * std::sin(step * 0.7 + index), 0.06 * step}});
  }
  metrics::insert(database, run, rows);
  RunProgress progress;
  progress.run = run;
  progress.epoch = progress.epochs = epochs;
  progress.step = progress.steps = points;
  progress.trainedSeconds = 60;
  runs::setProgress(database, progress);
}

int fill(const std::string& folder, int runs, int points) {
  const Workspace workspace = Workspace::createOrOpen(folder);
  Database database(workspace.databaseFile(), OpenMode::ReadWrite);
  RowId data[2];
  RowId model[2];
  for (int each = 0; each < 2; ++each) {
    DatasetRecord dataset;
    dataset.name = each == 0 ? "pets" : "flowers";
    dataset.task = "image_classification";
    dataset.classes = {"cat", "dog"};
    data[each] = datasets::insert(database, dataset);
    ModelRecord record;
    record.name = each == 0 ? "starter" : "resnet50";
    model[each] = models::insert(database, record);
  }
  Configuration configuration(trainingParameters());
  for (int first = 0; first < runs; first += runsInATransaction) {
    Transaction transaction(database);
    for (int index = first; index < std::min(runs, first + runsInATransaction); ++index) {
      configuration.setText("seed", std::to_string(index));
      configuration.setText("learning_rate", index % 3 == 0 ? "0.1" : "0.01");
      RunRecord run;
      run.task = "image_classification";
      run.dataset = data[index % 2];
      run.model = model[index / 2 % 2];
      run.configuration = configuration.toJson();
      run.createdAt = 1'700'000'000'000 + index * 60'000LL;
      const RowId id = runs::insert(database, run);
      runs::setStatus(database, id, RunStatus::Done);
      fillRun(database, id, index, points);
      if (index % 10 == 0) {
        runs::addTag(database, id, "tenth");
      }
    }
    transaction.commit();
  }
  std::printf("{\"runs\":%d,\"points\":%lld}\n", runs, static_cast<long long>(runs) * points);
  return 0;
}

/// The peak of the process' resident memory.
double peakMegabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) {
      return std::strtod(line.c_str() + std::strlen("VmHWM:"), nullptr) / 1024.0;
    }
  }
  return 0.0;
}

template <class Done>
double secondsUntil(Done done) {
  QElapsedTimer timer;
  timer.start();
  support::spinUntil(done, 60'000);
  return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

/// The widget of this type that has this accessible name.
template <class Widget>
Widget& named(QWidget& window, const QString& name) {
  for (Widget* widget : window.findChildren<Widget*>()) {
    if (widget->accessibleName() == name && widget->isVisible()) {
      return *widget;
    }
  }
  throw std::runtime_error("no visible widget is called " + name.toStdString());
}

int measure(support::StudioProgram& studio, const QString& workspace) {
  MainWindow& window = studio.open(workspace);
  support::spinUntil([&] { return window.context() != nullptr && window.context()->watcher.ready(); }, 60'000);
  const auto runs = static_cast<int>(window.context()->watcher.snapshot().runs.size());
  Destination compare;
  compare.page = PageId::Compare;
  QElapsedTimer timer;
  timer.start();
  window.go(compare);
  auto* card = window.findChild<RunsCard*>();
  DataTable& table = card->table();
  const auto accuracyShown = [&] {
    return table.shownRows() == runs && table.view().model()->index(0, 4).data().toString().contains('%');
  };
  support::spinUntil(accuracyShown, 60'000);
  const double shown = static_cast<double>(timer.nsecsElapsed()) / 1e9;
  support::spin(1000);

  timer.restart();
  table.setFilterText("accuracy>0.6 pets");
  QCoreApplication::processEvents();
  const double filtered = static_cast<double>(timer.nsecsElapsed()) / 1e9;
  const int left = table.shownRows();
  timer.restart();
  table.sortBy(4, Qt::DescendingOrder);
  QCoreApplication::processEvents();
  const double sorted = static_cast<double>(timer.nsecsElapsed()) / 1e9;
  timer.restart();
  table.setFilterText({});
  QCoreApplication::processEvents();
  const double unfiltered = static_cast<double>(timer.nsecsElapsed()) / 1e9;

  auto& metric = named<QComboBox>(window, "Metric");
  support::spinUntil([&] { return metric.findData(QStringLiteral("step/loss")) >= 0; }, 60'000);
  metric.setCurrentIndex(metric.findData(QStringLiteral("step/loss")));
  support::spin(1000);
  auto* plot = window.findChild<CurvePlot*>();
  std::vector<int> ten;
  for (int row = 0; row < 10; ++row) {
    ten.push_back(row * (runs / 10));
  }
  const double compared = secondsUntil([&, asked = false]() mutable {
    if (!std::exchange(asked, true)) {
      table.selectRows(ten);
    }
    const auto curves = plot->curves();
    return curves.size() == ten.size() &&
           std::all_of(curves.begin(), curves.end(), [&](int curve) { return plot->pointCount(curve) > 0; });
  });
  std::printf(
      "{\"runs\":%d,\"left\":%d,\"table_seconds\":%.4f,\"filter_seconds\":%.4f,\"sort_seconds\":%.4f,"
      "\"unfilter_seconds\":%.4f,\"ten_compared_seconds\":%.4f,\"megabytes\":%.0f}\n",
      runs, left, shown, filtered, sorted, unfiltered, compared, peakMegabytes());
  return 0;
}

}  // namespace
}  // namespace luthier

int main(int argc, char** argv) {
  if (argc == 5 && std::strcmp(argv[1], "fill") == 0) {
    return luthier::fill(argv[2], std::atoi(argv[3]), std::atoi(argv[4]));
  }
  if (argc == 3 && std::strcmp(argv[1], "measure") == 0) {
    luthier::support::StudioProgram studio(argc, argv);
    return luthier::measure(studio, QString::fromLocal8Bit(argv[2]));
  }
  std::fprintf(stderr, "Usage: benchmark_runs fill WORKSPACE RUNS POINTS_A_RUN | measure WORKSPACE\n");
  return 2;
}
