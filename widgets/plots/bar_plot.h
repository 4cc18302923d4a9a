// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/metrics/proportion_interval.h"
#include "widgets/plots/figure.h"

namespace luthier {

class BarCanvas;

struct BarSeries {
  QString name;                                         // "Train"; shown as legend where there is more than one
  std::vector<double> values;                           // one for each category; NaN: no bar
  std::vector<std::optional<Interval>> intervals = {};  // of the values, drawn over the bars; none, or one for each category
};

/// How values are written.
enum class BarFormat { Count, Score, Percent };

/// Horizontal bars, one row a category (class), one bar a series (split): histogram of classes, F1 per class, figures of runs
/// with their intervals. Scrolls.
/// Up, Down and Home/End choose a category, Return opens it.
class BarPlot : public Figure {
  Q_OBJECT
 public:
  explicit BarPlot(QWidget* parent = nullptr);

  void setData(const QStringList& categories, std::vector<BarSeries> series);
  void setFormat(BarFormat format);
  /// Heading of the category column in the table twin.
  void setCategoryLabel(const QString& label);
  void setEmptyText(const QString& text);
  /// Fixed end of the scale (1 for scores); 0: the largest value.
  void setMaximum(double maximum);

  [[nodiscard]] int currentCategory() const;
  void setCurrentCategory(int category);

 Q_SIGNALS:
  void currentCategoryChanged(int category);
  void categoryActivated(int category);

 protected:
  QAbstractTableModel* createTableModel(QObject* parent) const override;
  void paintFigure(QPaintDevice& device, const QSize& size) override;
  [[nodiscard]] QSize exportSize() const override;

 private:
  BarCanvas* canvas_;
  QString categoryLabel_;
};

}  // namespace luthier
