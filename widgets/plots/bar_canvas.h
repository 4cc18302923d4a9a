// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>

#include <vector>

#include "widgets/plots/bar_plot.h"

namespace luthier {

/// How a bar's value is written.
[[nodiscard]] QString barValueText(double value, BarFormat format);

/// Rows of bars, scrolled; only the rows in sight are painted.
class BarCanvas : public QAbstractScrollArea {
  Q_OBJECT
 public:
  explicit BarCanvas(QWidget* parent = nullptr);

  void setData(const QStringList& categories, std::vector<BarSeries> series);
  [[nodiscard]] const QStringList& categories() const { return categories_; }
  [[nodiscard]] const std::vector<BarSeries>& series() const { return series_; }
  void setFormat(BarFormat format);
  [[nodiscard]] BarFormat format() const { return format_; }
  void setMaximum(double maximum);
  void setEmptyText(const QString& text);
  [[nodiscard]] int current() const { return current_; }
  void setCurrent(int category);

  [[nodiscard]] int pictureHeight() const;
  void paintPicture(QPainter& painter, const QSize& size) const;

 Q_SIGNALS:
  void currentChanged(int category);
  void activated(int category);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  [[nodiscard]] int legendHeight() const;
  [[nodiscard]] int rowHeight() const;
  [[nodiscard]] int categoryAt(const QPoint& position) const;
  [[nodiscard]] double scaleEnd() const;
  void updateScrollBar();
  void paintRows(QPainter& painter, const QRect& area, int scrolled) const;
  void paintRow(QPainter& painter, const QRect& row, int category, int nameWidth, int valueWidth) const;
  void paintLegend(QPainter& painter, int width) const;

  QStringList categories_;
  std::vector<BarSeries> series_;
  BarFormat format_ = BarFormat::Count;
  double maximum_ = 0.0;
  QString emptyText_;
  int current_ = -1;
};

}  // namespace luthier
