// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <QStringList>

#include <vector>

#include "widgets/plots/figure_column.h"

namespace luthier {

/// The points of a ScatterPlot.
class ScatterCanvas : public QCustomPlot {
  Q_OBJECT
 public:
  explicit ScatterCanvas(QWidget* parent = nullptr);

  void setData(const QStringList& names, const FigureColumn& x, const FigureColumn& y);
  [[nodiscard]] const QStringList& names() const { return names_; }
  [[nodiscard]] const FigureColumn& x() const { return x_; }
  [[nodiscard]] const FigureColumn& y() const { return y_; }
  void setPale(const std::vector<int>& things);
  void setEmptyText(const QString& text);
  void setLog(bool x, bool y);
  [[nodiscard]] bool logX() const { return logX_; }
  [[nodiscard]] bool logY() const { return logY_; }
  [[nodiscard]] int current() const { return current_; }
  void paintPicture(QPaintDevice& device, const QSize& size);
  void applyTheme();

 Q_SIGNALS:
  void activated(int thing);

 protected:
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void fill();
  void fit(QCPAxis& axis, const FigureColumn& column, bool logarithmic) const;
  void giveTicks(QCPAxis& axis, const FigureColumn& column, bool logarithmic) const;
  [[nodiscard]] bool drawn(int thing) const;
  [[nodiscard]] QPointF place(int thing) const;
  [[nodiscard]] int thingAt(const QPoint& position) const;
  [[nodiscard]] QString sentence(int thing) const;
  void setCurrent(int thing);
  void step(int direction);

  QStringList names_;
  FigureColumn x_;
  FigureColumn y_;
  std::vector<bool> pale_;
  QString emptyText_;
  bool logX_ = false;
  bool logY_ = false;
  int current_ = -1;
  QCPGraph* points_ = nullptr;
  QCPGraph* palePoints_ = nullptr;
  QCPGraph* mark_ = nullptr;
};

}  // namespace luthier
