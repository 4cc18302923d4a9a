// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "widgets/plots/figure.h"
#include "widgets/plots/figure_column.h"

namespace luthier {

class ParallelCanvas;

/// Parallel coordinates: an axis for each column, a line across them for each thing (run). Dragging along an axis brushes: what
/// lies outside turns pale; a click on the axis lets go. Left and Right choose an axis, Up and Down move the upper end of its
/// brush, with Shift the lower, Delete lets go, Escape lets go of all.
class ParallelPlot : public Figure {
  Q_OBJECT
 public:
  explicit ParallelPlot(QWidget* parent = nullptr);

  /// `names`: of the things, one for each value of the columns. Brushes stay on axes of the same name.
  void setData(const QStringList& names, std::vector<FigureColumn> columns);
  /// Heading of the names in the table twin.
  void setNameLabel(const QString& label);
  void setEmptyText(const QString& text);

  /// Brushes values from `low` to `high` of a column; the whole axis where low > high.
  void setBrush(int column, double low, double high);
  /// Indices of the things inside every brush; all of them without one.
  [[nodiscard]] std::vector<int> brushed() const;

 Q_SIGNALS:
  void brushChanged();

 protected:
  QAbstractTableModel* createTableModel(QObject* parent) const override;
  void paintFigure(QPaintDevice& device, const QSize& size) override;

 private:
  ParallelCanvas* canvas_;
  QString nameLabel_;
};

}  // namespace luthier
