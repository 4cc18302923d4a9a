// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>
#include <string>
#include <vector>

#include "app/engine/run_watcher.h"

namespace luthier {

class MetricTile;

/// Six figures of a run: validation loss, accuracy and macro F1 with their change since the epoch before; throughput, memory,
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
  void showScore(MetricTile& tile, const char* name, bool percent, bool lowerIsBetter);
  void showScores();
  void showMemoryCaption();

  MetricTile* loss_;
  MetricTile* accuracy_;
  MetricTile* macroF1_;
  MetricTile* throughput_;
  MetricTile* memory_;
  MetricTile* device_;
  std::map<std::string, std::vector<MetricPoint>> scores_;
  RunProgress progress_;
  QString deviceText_;
  std::int64_t expectedMemory_ = 0;  // bytes; 0: not known
};

}  // namespace luthier
