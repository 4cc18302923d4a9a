// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/figure.h"
#include "widgets/plots/figure_column.h"

namespace luthier {

class ScatterCanvas;

/// Two columns against each other, a point for each thing (run) that has both. Either axis may be logarithmic. The point under the
/// pointer is named; Left and Right walk through the points, Return or a double click opens one.
class ScatterPlot : public Figure {
  Q_OBJECT
 public:
  explicit ScatterPlot(QWidget* parent = nullptr);

  void setData(const QStringList& names, const FigureColumn& x, const FigureColumn& y);
  void setNameLabel(const QString& label);
  void setEmptyText(const QString& text);
  /// Draws these things pale (outside a brush elsewhere).
  void setPale(const std::vector<int>& things);
  [[nodiscard]] bool logX() const;
  [[nodiscard]] bool logY() const;
  void setLog(bool x, bool y);
  /// The thing that is named now, or -1.
  [[nodiscard]] int current() const;

 Q_SIGNALS:
  void activated(int thing);

 protected:
  QAbstractTableModel* createTableModel(QObject* parent) const override;
  void paintFigure(QPaintDevice& device, const QSize& size) override;
  void addFigureActions(QMenu& menu) override;
  void changeEvent(QEvent* event) override;

 private:
  ScatterCanvas* canvas_;
  QString nameLabel_;
};

}  // namespace luthier
