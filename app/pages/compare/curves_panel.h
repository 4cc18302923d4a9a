// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/pages/studio_context.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace luthier {

class CurvePlot;

/// One metric of several runs over each other, by step, epoch or training time.
class CurvesPanel : public QWidget {
  Q_OBJECT
 public:
  explicit CurvesPanel(const StudioContext& context, QWidget* parent = nullptr);

  void setRuns(const std::vector<RowId>& runs);
  /// Reads the curves again (a run has trained on).
  void refresh();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  /// What the runs are shown by.
  enum class Axis { Epoch, Step, Time };
  struct Reading {
    std::vector<std::string> names;
    std::map<RowId, std::vector<MetricPoint>> series;
  };

  void build();
  void tellRest();
  [[nodiscard]] static Reading read(Database& database, const std::vector<RowId>& runs, const std::string& metric);
  void take(const Reading& reading);
  void fillMetrics(const std::vector<std::string>& names);
  /// Begins anew: other runs, another metric or axis.
  void draw();
  /// More points in the same curves; zoom and hidden curves stay.
  void updatePoints();
  [[nodiscard]] std::vector<QPointF> points(RowId run) const;
  [[nodiscard]] double position(RowId run, const MetricPoint& point, bool byStep) const;
  void retranslate();

  StudioContext context_;
  std::size_t chosen_ = 0;  // runs, of which the first are drawn
  std::vector<RowId> runs_;
  std::string metric_ = "validation/accuracy";
  std::map<RowId, std::vector<MetricPoint>> series_;
  std::pair<std::vector<RowId>, std::string> drawn_;  // runs and metric of the curves
  std::map<RowId, int> curves_;
  QLabel* metricLabel_;
  QComboBox* metricBox_;
  QLabel* axisLabel_;
  QComboBox* axisBox_;
  QLabel* smoothingLabel_;
  QSlider* smoothing_;
  QPushButton* log_;
  QLabel* note_;
  CurvePlot* plot_;
};

}  // namespace luthier
