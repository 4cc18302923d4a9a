// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/run_watcher_worker.h"

#include <algorithm>

#include "core/store/datasets_table.h"
#include "core/store/epochs_table.h"
#include "core/store/models_table.h"
#include "core/store/read_transaction.h"
#include "core/store/runs_table.h"
#include "core/store/vanished_runs.h"

namespace luthier {
namespace {
constexpr int tickMilliseconds = 250;
constexpr int ticksBetweenLockChecks = 4;
constexpr std::int64_t pageOfPoints = 2000;  // a few milliseconds of reading, so that a writer never waits long

bool isLive(RunStatus status) { return status == RunStatus::Running || status == RunStatus::Paused; }
}  // namespace

RunWatcher::Worker::Worker(Workspace workspace, RunWatcher* owner) : workspace_(std::move(workspace)), owner_(owner) {}

template <class Function>
void RunWatcher::Worker::post(Function function) {
  QMetaObject::invokeMethod(owner_, [owner = owner_, function = std::move(function)]() mutable { function(owner); });
}

void RunWatcher::Worker::start() {
  timer_ = new QTimer(this);
  connect(timer_, &QTimer::timeout, this, [this] { look(false); });
  timer_->start(tickMilliseconds);
  look(true);
}

void RunWatcher::Worker::watch(const std::set<RowId>& runs, const std::vector<RowId>& fresh) {
  std::erase_if(watched_, [&runs](const auto& entry) { return !runs.contains(entry.first); });
  for (const auto run : runs) {
    watched_.try_emplace(run);
  }
  for (const auto run : fresh) {
    watched_[run] = {};
    post([run](RunWatcher* owner) { emit owner->metricsReset(run); });
  }
  look(true);
}

void RunWatcher::Worker::look(bool force) {
  try {
    if (!database_) {
      database_ = std::make_unique<Database>(workspace_.databaseFile(), OpenMode::ReadWrite);
    }
    if (++ticks_ % ticksBetweenLockChecks == 0) {
      failVanishedRuns();
    }
    const auto version = database_->dataVersion();
    if (version == version_ && !force) {
      return;
    }
    readSnapshot();
    for (auto& [run, told] : watched_) {
      tellMetrics(run, told);
      tellEpochs(run, told);
    }
    version_ = version;
    reported_ = false;
  } catch (...) {
    // The next tick tries again; a lasting problem is told once.
    const auto caught = currentProblem();
    if (!reported_ && caught.code != ErrorCode::StoreBusy) {
      reported_ = true;
      post([caught](RunWatcher* owner) { emit owner->problem(caught); });
    }
  }
}

void RunWatcher::Worker::readSnapshot() {
  const ReadTransaction oneState(*database_);
  WorkspaceSnapshot next{datasets::list(*database_), models::list(*database_), runs::list(*database_),
                         runs::allProgress(*database_)};
  std::erase_if(next.runs, [](const RunRecord& run) { return run.trashedAt != 0; });  // only Compare looks into the trash
  anyLive_ = std::any_of(next.runs.begin(), next.runs.end(), [](const auto& run) { return isLive(run.status); });
  post([next = std::move(next)](RunWatcher* owner) mutable { owner->take(std::move(next)); });
}

bool RunWatcher::Worker::cutBack(RowId run, const Told& told) {
  for (const auto& [name, last] : told.lastPoints) {
    const auto there = metrics::series(*database_, run, name, last.step - 1, 1);
    if (there.empty() || !(there.front() == last)) {
      return true;
    }
  }
  return false;
}

void RunWatcher::Worker::tellMetrics(RowId run, Told& told) {
  if (cutBack(run, told)) {
    told = {};
    post([run](RunWatcher* owner) { emit owner->metricsReset(run); });
  }
  for (const auto& name : metrics::names(*database_, run)) {
    tellSeries(run, name, told);
  }
}

void RunWatcher::Worker::tellSeries(RowId run, const std::string& name, Told& told) {
  while (true) {
    const auto known = told.lastPoints.find(name);
    const auto after = known == told.lastPoints.end() ? -1 : known->second.step;
    auto points = metrics::series(*database_, run, name, after, pageOfPoints);
    if (points.empty()) {
      return;
    }
    const auto full = static_cast<std::int64_t>(points.size()) == pageOfPoints;
    told.lastPoints[name] = points.back();
    post([run, name = QString::fromStdString(name), points = std::move(points)](RunWatcher* owner) {
      emit owner->metricsAppended(run, name, points);
    });
    if (!full) {
      return;
    }
  }
}

void RunWatcher::Worker::tellEpochs(RowId run, Told& told) {
  for (const auto& key : epochs::matrixKeys(*database_, run)) {
    if (told.epochs.emplace(key.epoch, key.split).second) {
      post([run, key](RunWatcher* owner) { emit owner->epochAdded(run, key.epoch, key.split); });
    }
  }
}

void RunWatcher::Worker::failVanishedRuns() {
  if (anyLive_ && !markVanishedRuns(*database_, workspace_).empty()) {
    version_ = -1;  // an own write does not change data_version
  }
}

}  // namespace luthier
