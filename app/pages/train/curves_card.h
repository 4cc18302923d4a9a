// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "app/engine/run_watcher.h"
#include "core/config/task_description.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/states/card.h"

class QLabel;
class QPushButton;
class QSlider;
class QStackedWidget;

namespace luthier {

class SegmentedTabs;

/// Loss, the task's scores and the learning rate of one run over its steps. Epoch metrics stand at the step their epoch ended with.
class CurvesCard : public Card {
  Q_OBJECT

 public:
  explicit CurvesCard(QWidget* parent = nullptr);

  void clear();
  /// Which scores the run's task has; what was shown of others is forgotten.
  void setScores(const std::vector<TaskScore>& scores);
  void append(const QString& name, const std::vector<MetricPoint>& points);
  /// Steps of the whole run and of one epoch, as soon as they are known.
  void setSteps(std::int64_t steps, std::int64_t epochs);
  /// Every figure, for the saved view state.
  void setSmoothing(int percent);
  [[nodiscard]] int smoothing() const;

 signals:
  void notice(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  /// One curve: the metric it shows, the tab it stands in.
  struct Curve {
    std::string metric;
    std::size_t tab;
    CurveRole role;
    bool perEpoch;
    CurvePlot::CurveId id = 0;
    std::vector<MetricPoint> points = {};
  };

  void buildControls();
  void redraw(Curve& curve);
  [[nodiscard]] QPointF place(const Curve& curve, const MetricPoint& point) const;
  [[nodiscard]] QString scoreTitle(std::size_t place) const;
  void retranslate();

  static constexpr std::size_t tabCount = 4;
  SegmentedTabs* tabs_;
  QStackedWidget* stack_;
  std::array<CurvePlot*, tabCount> plots_{};
  QLabel* smoothingLabel_;
  QSlider* smoothing_;
  QPushButton* log_;
  std::vector<TaskScore> scores_;
  std::vector<Curve> curves_;
  double stepsPerEpoch_ = 0.0;
  std::int64_t steps_ = 0;
};

}  // namespace luthier
