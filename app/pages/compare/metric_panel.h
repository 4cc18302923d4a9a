// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>
#include <utility>
#include <vector>

#include "app/pages/studio_context.h"

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace luthier {

class Figure;

/// What Compare's panels of one metric of several runs share: the runs, the choice of the metric, and reading both on the store
/// thread. A panel reads in read(), adds controls of its own beside the metric, and draws in its figure.
class MetricPanel : public QWidget {
  Q_OBJECT
 public:
  void setRuns(const std::vector<RowId>& runs);
  /// Reads again (a run has trained on).
  void refresh() { read(); }

 protected:
  /// `figure` is laid out below the row of controls.
  MetricPanel(const StudioContext& context, Figure& figure, QWidget* parent);

  /// Asks the store for what the panel shows, by ask().
  virtual void read() = 0;
  /// Called by the constructor of the panel, and again whenever the language changes; call this one first.
  virtual void retranslate();
  void changeEvent(QEvent* event) override;

  /// Runs `work(Database&)` on the store thread; `take` gets the result unless runs or metric are others by then.
  template <class Work, class Take>
  void ask(Work work, Take take) {
    context_.store.query(this, std::move(work), [this, runs = runs_, metric = metric_, take = std::move(take)](auto result) {
      if (runs == runs_ && metric == metric_) {
        take(std::move(result));
      }
    });
  }
  /// The metrics to choose from; the chosen one stays among them.
  void offer(std::vector<std::string> names);

  [[nodiscard]] const StudioContext& context() const { return context_; }
  [[nodiscard]] const std::vector<RowId>& runs() const { return runs_; }
  [[nodiscard]] const std::string& metric() const { return metric_; }
  [[nodiscard]] QComboBox& metricBox() { return *metricBox_; }
  /// The row above the figure, after the metric; its rest is to be filled with a stretch.
  [[nodiscard]] QHBoxLayout& controls() { return *controls_; }
  /// As the table of runs names it; its number where the run is gone.
  [[nodiscard]] QString nameOf(RowId run) const;

 private:
  StudioContext context_;
  std::vector<RowId> runs_;
  std::string metric_ = "validation/accuracy";
  std::vector<std::string> names_;
  QLabel* metricLabel_;
  QComboBox* metricBox_;
  QHBoxLayout* controls_;
};

}  // namespace luthier
