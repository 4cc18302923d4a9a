// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "app/engine/run_watcher.h"
#include "core/config/task_description.h"

namespace luthier {

class MetricTile;

/// Six figures of a run: validation loss and the task's two scores with their change since the epoch before; throughput, memory,
/// device.
class MetricTiles : public QWidget {
  Q_OBJECT

 public:
  explicit MetricTiles(QWidget* parent = nullptr);

  void clear();
  void append(const QString& name, const std::vector<MetricPoint>& points);
  void showRun(const RunRecord& run, const RunProgress* progress);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showScore(MetricTile& tile, const TaskScore& score);
  void showScores();
  void showMemoryCaption();

  MetricTile* loss_;
  std::array<MetricTile*, 2> scoreTiles_;
  MetricTile* throughput_;
  MetricTile* memory_;
  MetricTile* device_;
  std::vector<TaskScore> scores_;                           // of the run's task
  std::map<std::string, std::vector<MetricPoint>> values_;  // by metric, of the validation split
  RunProgress progress_;
  QString deviceText_;
  std::int64_t expectedMemory_ = 0;  // bytes; 0: not known
};

}  // namespace luthier
