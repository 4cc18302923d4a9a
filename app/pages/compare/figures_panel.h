// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>

#include "app/pages/compare/metric_panel.h"
#include "core/metrics/proportion_interval.h"

class QPushButton;

namespace luthier {

class BarPlot;

/// The last value of one metric of each chosen run as bars, with the 95 % interval that its stored answers give it; or one bar
/// for runs that differ in the seed only, their mean, with a standard deviation to either side.
class FiguresPanel : public MetricPanel {
  Q_OBJECT
 public:
  explicit FiguresPanel(const StudioContext& context, QWidget* parent = nullptr);

  struct Bar {
    RowId run = 0;         // the first of them
    std::size_t runs = 1;  // whose figures were averaged
    double value = 0.0;
    std::optional<Interval> interval = {};

    bool operator==(const Bar&) const = default;
  };
  /// One bar for the runs of equal settings, in the order of their first ones: the mean, and a sample standard deviation to
  /// either side where there are two or more. A run without settings stands alone.
  [[nodiscard]] static std::vector<Bar> folded(const std::vector<Bar>& bars, const std::map<RowId, std::string>& settings);

 protected:
  void read() override;
  void retranslate() override;

 private:
  struct Reading {
    std::vector<std::string> names;
    std::vector<Bar> bars;
  };
  FiguresPanel(const StudioContext& context, BarPlot& bars, QWidget* parent);
  [[nodiscard]] static Reading readStore(Database& database, const std::vector<RowId>& runs, const std::string& metric,
                                         bool fold);
  void draw();
  [[nodiscard]] QString note() const;

  std::vector<Bar> bars_;
  bool folded_ = false;  // as bars_ were read
  QPushButton* fold_;
  QLabel* note_;
  BarPlot* plot_;
};

}  // namespace luthier
