// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/run_watcher.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "app/engine/run_watcher_worker.h"

namespace luthier {
namespace {
/// The store lists every table by id, so that a look-up in ten thousand runs takes no time.
template <class Records, class Id>
auto* findById(const Records& records, RowId id, Id idOf) {
  const auto found = std::lower_bound(records.begin(), records.end(), id,
                                      [&](const auto& record, RowId wanted) { return std::invoke(idOf, record) < wanted; });
  return found == records.end() || std::invoke(idOf, *found) != id ? nullptr : &*found;
}

bool isEnded(RunStatus status) {
  return status == RunStatus::Done || status == RunStatus::Stopped || status == RunStatus::Failed;
}
}  // namespace

const DatasetRecord* WorkspaceSnapshot::dataset(RowId id) const { return findById(datasets, id, &DatasetRecord::id); }
const ModelRecord* WorkspaceSnapshot::model(RowId id) const { return findById(models, id, &ModelRecord::id); }
const RunRecord* WorkspaceSnapshot::run(RowId id) const { return findById(runs, id, &RunRecord::id); }

const RunProgress* WorkspaceSnapshot::progressOf(RowId run) const { return findById(progress, run, &RunProgress::run); }

std::vector<RunRecord> WorkspaceSnapshot::active() const {
  std::vector<RunRecord> live;
  std::copy_if(runs.begin(), runs.end(), std::back_inserter(live), [](const auto& run) { return !isEnded(run.status); });
  std::stable_sort(live.begin(), live.end(), [](const auto& a, const auto& b) {
    const auto waitsA = a.status == RunStatus::Queued;
    const auto waitsB = b.status == RunStatus::Queued;
    if (waitsA != waitsB) {
      return waitsB;
    }
    return a.priority != b.priority && waitsA ? a.priority > b.priority : a.position < b.position;
  });
  return live;
}

RunWatcher::RunWatcher(const Workspace& workspace, QObject* parent) : QObject(parent), worker_(new Worker(workspace, this)) {
  thread_.setObjectName("watcher");
  worker_->moveToThread(&thread_);
  connect(&thread_, &QThread::started, worker_, [this] { worker_->start(); });
  connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
  thread_.start();
}

RunWatcher::~RunWatcher() {
  thread_.quit();
  thread_.wait();
}

void RunWatcher::watch(QObject* owner, const std::vector<RowId>& runs) {
  const auto known = watched_.find(owner);
  if (known == watched_.end()) {
    connect(owner, &QObject::destroyed, this, [this, owner] {
      watched_.erase(owner);
      sendWatched({});
    });
  }
  std::vector<RowId> fresh;
  for (const auto run : runs) {
    if (known == watched_.end() || std::find(known->second.begin(), known->second.end(), run) == known->second.end()) {
      fresh.push_back(run);
    }
  }
  watched_[owner] = runs;
  sendWatched(fresh);
}

void RunWatcher::sendWatched(const std::vector<RowId>& fresh) {
  std::set<RowId> all;
  for (const auto& [owner, runs] : watched_) {
    all.insert(runs.begin(), runs.end());
  }
  QMetaObject::invokeMethod(worker_, [worker = worker_, all, fresh] { worker->watch(all, fresh); });
}

void RunWatcher::refresh() {
  QMetaObject::invokeMethod(worker_, [worker = worker_] { worker->look(true); });
}

void RunWatcher::take(WorkspaceSnapshot next) {
  const auto first = !ready_;
  const auto before = std::exchange(snapshot_, std::move(next));
  ready_ = true;
  if (before.datasets != snapshot_.datasets) emit datasetsChanged();
  if (before.models != snapshot_.models) emit modelsChanged();
  if (before.progress != snapshot_.progress) emit progressChanged();
  if (before.runs != snapshot_.runs) emit runsChanged();
  if (first) {
    emit firstRead();
    return;
  }
  for (const auto& run : snapshot_.runs) {
    const auto* was = before.run(run.id);
    if (isEnded(run.status) && was != nullptr && !isEnded(was->status)) {
      emit runEnded(run);
    }
  }
}

}  // namespace luthier
