// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "app/item_models/compared_runs_model.h"
#include "app/pages/studio_context.h"
#include "core/store/run_columns_table.h"

namespace luthier {

/// Which runs the table holds.
enum class ShownRuns { Current, WithArchived, Trash };

/// Keeps a ComparedRunsModel equal to the store: the watcher's runs, with tags, notes and those metrics and parameters that are
/// needed, read on the store thread. While runs train it reads at most twice a second, and only what concerns the runs that
/// changed, so that ten thousand finished ones cost nothing.
class RunRows : public QObject {
  Q_OBJECT
 public:
  RunRows(const StudioContext& context, QObject* parent);

  [[nodiscard]] ComparedRunsModel& model() { return model_; }
  [[nodiscard]] const ComparedRunsModel& model() const { return model_; }
  void show(ShownRuns shown);
  [[nodiscard]] ShownRuns shown() const { return shown_; }
  /// What the trash held at the last reading.
  [[nodiscard]] const std::vector<RunRecord>& trashed() const { return last_.trashed; }

  /// What columns, filter and grouping need beside what every run has. What is new is read at once.
  struct Needs {
    std::set<std::string> metrics;
    std::set<std::string> parameters;
    bool settings = false;  // ComparedRun::settings

    bool operator==(const Needs&) const = default;
  };
  /// True where they are others than before: updated() follows.
  bool setNeeds(const Needs& needs);

  /// Reads soon what changed; several calls make one reading.
  void refresh();
  /// Reads as soon as the event loop is free: after an own write.
  void read();
  /// Forgets what was read and reads everything.
  void readAll();
  /// Names of all metrics of the workspace, as they were read after the runs.
  [[nodiscard]] const std::vector<std::string>& metricNames() const { return metricNames_; }

 signals:
  /// A reading is in the model.
  void updated();

 private:
  /// What has to be read from the store.
  struct Wish {
    std::map<std::string, std::vector<RowId>> metrics;  // of which runs
    std::set<std::string> parameters;
    bool settings = false;
  };
  struct Reading {
    std::map<RowId, QStringList> tags;
    run_columns::Texts notes;
    std::map<std::string, run_columns::Figures> figures;
    std::map<std::string, run_columns::Texts> parameters;
    run_columns::Texts settings;
    std::vector<RunRecord> trashed;
    RowId baseline = 0;
  };
  /// Changes whenever a run may have other figures than before.
  using State = std::tuple<RunStatus, std::int64_t, std::int64_t, std::int64_t>;

  void readNow();
  [[nodiscard]] Wish wish();
  [[nodiscard]] static Reading readStore(Database& database, const Wish& wish);
  void take(Reading reading);
  void rebuild();
  void readMetricNames();
  [[nodiscard]] ComparedRun compared(const RunRecord& run) const;
  [[nodiscard]] State stateOf(const RunRecord& run) const;

  StudioContext context_;
  ComparedRunsModel model_;
  QTimer timer_;
  ShownRuns shown_ = ShownRuns::Current;
  Needs needs_;
  std::map<RowId, State> known_;  // of the figures that were read
  Reading last_;
  bool runsChanged_ = true;
  bool namesRead_ = false;
  std::vector<std::string> metricNames_;
};

}  // namespace luthier
