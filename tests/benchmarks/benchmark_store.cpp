// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the store takes and gives metrics. Started by bench.py.
// Usage: benchmark_store WORKSPACE write POINTS | read | fill RUNS | list. Prints one JSON line with the seconds.
//   write: a run's points, pushed a hundred at a time as a training thread does, until they are on the disk
//   read:  that run's series, from a connection opened for it
//   fill:  as many runs, each with ten metrics over three epochs (not timed)
//   list:  every run with the last value of each metric, from a connection opened for it
#include <fmt/format.h>

#include <chrono>
#include <string>
#include <vector>

#include "core/store/datasets_table.h"
#include "core/store/metrics_table.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
#include "core/store/store_queue.h"
#include "core/store/workspace.h"

namespace luthier {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto seriesName = "step/loss";
constexpr auto seriesRun = "series";

double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

RunRecord newRun(Database& database, const std::string& name) {
  RunRecord run;
  run.name = name;
  run.task = "image_classification";
  run.configuration = run.resolved = "{}";
  if (auto dataset = datasets::findByName(database, "data")) {
    run.dataset = dataset->id;
    run.model = models::findByName(database, "model")->id;
    return run;
  }
  DatasetRecord dataset;
  dataset.name = "data";
  dataset.task = run.task;
  dataset.classes = {"a", "b"};
  run.dataset = datasets::insert(database, dataset);
  ModelRecord model;
  model.name = "model";
  run.model = models::insert(database, model);
  return run;
}

double write(const Workspace& workspace, std::int64_t points) {
  RowId run = 0;
  {
    Database database(workspace.databaseFile(), OpenMode::ReadWrite);
    run = runs::insert(database, newRun(database, seriesRun));
  }
  const auto start = Clock::now();
  StoreQueue queue(workspace.databaseFile());
  constexpr std::int64_t batch = 100;
  for (std::int64_t first = 0; first < points; first += batch) {
    std::vector<metrics::Row> rows;
    for (std::int64_t step = first; step < std::min(points, first + batch); ++step) {
      rows.push_back({seriesName, {step, 1.0 / static_cast<double>(step + 1), static_cast<double>(step)}});
    }
    queue.push([run, rows = std::move(rows)](Database& database) { metrics::insert(database, run, rows); });
  }
  queue.flush();
  return since(start);
}

double read(const Workspace& workspace, std::size_t& found) {
  const auto start = Clock::now();
  Database database(workspace.databaseFile(), OpenMode::ReadOnly);
  found = metrics::series(database, runs::findByReference(database, seriesRun)->id, seriesName).size();
  return since(start);
}

void fill(const Workspace& workspace, std::int64_t count) {
  Database database(workspace.databaseFile(), OpenMode::ReadWrite);
  Transaction transaction(database);
  for (std::int64_t i = 0; i < count; ++i) {
    const RowId run = runs::insert(database, newRun(database, fmt::format("run-{}", i)));
    std::vector<metrics::Row> rows;
    for (int metric = 0; metric < 10; ++metric) {
      for (std::int64_t epoch = 1; epoch <= 3; ++epoch) {
        rows.push_back({fmt::format("validation/metric{}", metric), {epoch, static_cast<double>(i % 100) / 100.0, 1.0}});
      }
    }
    metrics::insert(database, run, rows);
  }
  transaction.commit();
}

double list(const Workspace& workspace, std::size_t& found) {
  const auto start = Clock::now();
  Database database(workspace.databaseFile(), OpenMode::ReadOnly);
  const auto all = runs::list(database);
  found = metrics::lastValues(database).size();
  return all.empty() ? 0.0 : since(start);
}

}  // namespace
}  // namespace luthier

int main(int count, char** arguments) {
  using namespace luthier;
  if (count < 3) return 2;
  const auto workspace = Workspace::createOrOpen(arguments[1]);
  const std::string mode = arguments[2];
  const std::int64_t amount = count > 3 ? std::stoll(arguments[3]) : 0;
  double seconds = 0.0;
  std::size_t found = static_cast<std::size_t>(amount);
  if (mode == "write") {
    seconds = write(workspace, amount);
  } else if (mode == "read") {
    seconds = read(workspace, found);
  } else if (mode == "fill") {
    fill(workspace, amount);
  } else if (mode == "list") {
    seconds = list(workspace, found);
  } else {
    return 2;
  }
  fmt::print("{{\"seconds\":{},\"found\":{}}}\n", seconds, found);
  return 0;
}
