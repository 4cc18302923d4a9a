// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/pages/studio_context.h"
#include "core/metrics/proportion_interval.h"

class QComboBox;
class QLabel;

namespace luthier {

class BarPlot;

/// The last value of one metric of each chosen run as bars; an accuracy with Wilson's 95 % interval, from the stored answers.
class FiguresPanel : public QWidget {
  Q_OBJECT
 public:
  explicit FiguresPanel(const StudioContext& context, QWidget* parent = nullptr);

  void setRuns(const std::vector<RowId>& runs);
  void refresh();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Bar {
    double value;
    std::optional<Interval> interval;
  };
  struct Reading {
    std::vector<std::string> names;
    std::map<RowId, Bar> figures;
  };
  [[nodiscard]] static Reading read(Database& database, const std::vector<RowId>& runs, const std::string& metric);
  void take(const Reading& reading);
  void draw();
  void fillMetrics();
  void retranslate();

  StudioContext context_;
  std::vector<RowId> runs_;
  std::string metric_ = "validation/accuracy";
  Reading reading_;
  QLabel* metricLabel_;
  QComboBox* metricBox_;
  QLabel* note_;
  BarPlot* bars_;
};

}  // namespace luthier
