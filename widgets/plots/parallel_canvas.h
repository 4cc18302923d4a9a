// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

#include "widgets/plots/value_scale.h"

namespace luthier {

/// Axes, lines and brushes of a ParallelPlot.
class ParallelCanvas : public QWidget {
  Q_OBJECT
 public:
  explicit ParallelCanvas(QWidget* parent = nullptr);

  void setData(const QStringList& names, std::vector<FigureColumn> columns);
  [[nodiscard]] const QStringList& names() const { return names_; }
  [[nodiscard]] const std::vector<FigureColumn>& columns() const { return columns_; }
  void setEmptyText(const QString& text);
  void setBrush(int column, double low, double high);
  [[nodiscard]] std::vector<int> brushed() const;
  void paintPicture(QPainter& painter, const QSize& size) const;

 Q_SIGNALS:
  void brushChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  /// A part of an axis in its values; nothing: not brushed.
  struct Brush {
    double low;
    double high;
  };

  [[nodiscard]] bool inside(int item) const;
  [[nodiscard]] QRectF plotArea(const QSize& size) const;
  [[nodiscard]] double axisX(const QRectF& area, int column) const;
  [[nodiscard]] QPointF point(const QRectF& area, int column, int item) const;
  [[nodiscard]] int axisAt(const QPoint& position) const;
  [[nodiscard]] int itemAt(const QPoint& position) const;
  [[nodiscard]] QColor colourOf(int item) const;
  [[nodiscard]] bool named() const;
  void paintItem(QPainter& painter, const QRectF& area, int item, const QColor& colour, double width) const;
  void paintAxis(QPainter& painter, const QRectF& area, int column) const;
  void paintNames(QPainter& painter, const QRectF& area) const;
  void brushTo(const QPoint& position);
  void moveEnd(bool upper, int direction);
  void letGo(int column);
  void chooseAxis(int column);
  void describe();

  QStringList names_;
  std::vector<FigureColumn> columns_;
  std::vector<ValueScale> scales_;
  std::vector<std::optional<Brush>> brushes_;
  QString emptyText_;
  int hovered_ = -1;
  int axis_ = -1;  // chosen with the keyboard
  int dragged_ = -1;
  double dragStart_ = 0.0;
  bool moved_ = false;
};

}  // namespace luthier
