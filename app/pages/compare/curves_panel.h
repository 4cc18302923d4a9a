// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <utility>

#include "app/pages/compare/metric_panel.h"

class QPushButton;
class QSlider;

namespace luthier {

class CurvePlot;

/// One metric of several runs over each other, by step, epoch or training time; either axis may be logarithmic.
class CurvesPanel : public MetricPanel {
  Q_OBJECT
 public:
  explicit CurvesPanel(const StudioContext& context, QWidget* parent = nullptr);

 protected:
  void read() override;
  void retranslate() override;

 private:
  /// What the runs are shown by.
  enum class Axis { Epoch, Step, Time };
  struct Reading {
    std::vector<std::string> names;
    std::map<RowId, std::vector<MetricPoint>> series;
  };

  CurvesPanel(const StudioContext& context, CurvePlot& plot, QWidget* parent);
  void build();
  /// The first of the runs: more curves are a knot, and slow to draw.
  [[nodiscard]] std::vector<RowId> drawnRuns() const;
  void take(Reading reading);
  /// Begins anew: other runs, another metric or axis.
  void draw();
  /// More points in the same curves; zoom and hidden curves stay.
  void updatePoints();
  [[nodiscard]] std::vector<QPointF> points(RowId run) const;
  [[nodiscard]] double position(RowId run, const MetricPoint& point, bool byStep) const;

  std::map<RowId, std::vector<MetricPoint>> series_;
  std::pair<std::vector<RowId>, std::string> drawn_;  // runs and metric of the curves
  std::map<RowId, int> curves_;
  QLabel* axisLabel_;
  QComboBox* axisBox_;
  QPushButton* logPlaces_;
  QPushButton* logValues_;
  QLabel* smoothingLabel_;
  QSlider* smoothing_;
  QLabel* note_;
  CurvePlot* plot_;
};

}  // namespace luthier
