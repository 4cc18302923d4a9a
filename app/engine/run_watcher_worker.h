// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/engine/run_watcher.h"
#include "core/store/database.h"

namespace luthier {

/// The part of RunWatcher that lives on its thread: owns the connection, reads, and posts values to the RunWatcher.
class RunWatcher::Worker : public QObject {
 public:
  Worker(Workspace workspace, RunWatcher* owner);

  void start();
  /// `fresh` ones are told from their beginning.
  void watch(const std::set<RowId>& runs, const std::vector<RowId>& fresh);
  void look(bool force);

 private:
  /// How far a watched run has been told.
  struct Told {
    std::map<std::string, MetricPoint> lastPoints;
    std::set<std::pair<std::int64_t, Split>> epochs;
  };

  void readSnapshot();
  void tellMetrics(RowId run, Told& told);
  void tellSeries(RowId run, const std::string& name, Told& told);
  void tellEpochs(RowId run, Told& told);
  [[nodiscard]] bool cutBack(RowId run, const Told& told);
  void failVanishedRuns();
  /// Calls `function(owner)` on the UI thread.
  template <class Function>
  void post(Function function);

  Workspace workspace_;
  RunWatcher* owner_;
  QTimer* timer_ = nullptr;
  std::unique_ptr<Database> database_;
  std::int64_t version_ = -1;
  int ticks_ = 0;
  bool reported_ = false;
  bool anyLive_ = false;  // a run is running or paused
  std::map<RowId, Told> watched_;
};

}  // namespace luthier
