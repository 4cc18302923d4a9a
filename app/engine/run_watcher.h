// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThread>
#include <map>
#include <optional>
#include <vector>

#include "core/store/metrics_table.h"
#include "core/store/records.h"
#include "core/store/workspace.h"

namespace luthier {

/// What every page may want to know about the workspace, as it was read last.
struct WorkspaceSnapshot {
  std::vector<DatasetRecord> datasets;
  std::vector<ModelRecord> models;
  std::vector<RunRecord> runs;
  std::vector<RunProgress> progress;

  [[nodiscard]] const DatasetRecord* dataset(RowId id) const;
  [[nodiscard]] const ModelRecord* model(RowId id) const;
  [[nodiscard]] const RunRecord* run(RowId id) const;
  [[nodiscard]] const RunProgress* progressOf(RowId run) const;
  /// Running or paused runs, then queued ones in the queue's order.
  [[nodiscard]] std::vector<RunRecord> active() const;
};

/// Turns what other processes (and our own StoreClient) write into typed signals. Looks at PRAGMA data_version four times a
/// second from a thread of its own and reads what changed in small pages. The object lives on the UI thread; its signals
/// arrive there, and snapshot() is the state that they told of. A run whose worker died (status running, lock free) is
/// marked failed here.
class RunWatcher : public QObject {
  Q_OBJECT

 public:
  explicit RunWatcher(const Workspace& workspace, QObject* parent = nullptr);
  ~RunWatcher() override;

  [[nodiscard]] const WorkspaceSnapshot& snapshot() const { return snapshot_; }
  /// False until the first reading has arrived.
  [[nodiscard]] bool ready() const { return ready_; }

  /// The runs whose metrics, matrices and predictions `owner` wants to be told of, in place of those it named before; none
  /// once it is gone. A run that is new to `owner` is told from its beginning, after metricsReset().
  void watch(QObject* owner, const std::vector<RowId>& runs);
  /// Looks at once, instead of at the next tick (F5, after an own write).
  void refresh();

 signals:
  void firstRead();
  void runsChanged();      // snapshot().runs
  void progressChanged();  // snapshot().progress
  void datasetsChanged();
  void modelsChanged();
  /// Points of "step/loss", "validation/accuracy" ..., ascending, each once.
  void metricsAppended(luthier::RowId run, const QString& name, const std::vector<luthier::MetricPoint>& points);
  /// Everything about the run will be told again from its beginning: somebody began to watch it, or it was resumed from an
  /// earlier checkpoint.
  void metricsReset(luthier::RowId run);
  /// A confusion matrix and, with it, the predictions of that epoch can be read.
  void epochAdded(luthier::RowId run, qint64 epoch, luthier::Split split);
  /// A run went from running to done, stopped or failed while this program looked on.
  void runEnded(const luthier::RunRecord& run);
  void problem(const luthier::Problem& problem);

 private:
  class Worker;
  friend class Worker;
  void take(WorkspaceSnapshot next);
  void sendWatched(const std::vector<RowId>& fresh);

  QThread thread_;
  Worker* worker_;
  WorkspaceSnapshot snapshot_;
  std::map<QObject*, std::vector<RowId>> watched_;
  bool ready_ = false;
};

}  // namespace luthier
