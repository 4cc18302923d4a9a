// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>

#include <functional>
#include <optional>

#include "widgets/matrix/confusion_matrix_view.h"
#include "widgets/matrix/matrix_difference.h"

namespace luthier {

/// Cells, names and scrolling of a ConfusionMatrixView. The names stay while the cells scroll.
class MatrixCanvas : public QAbstractScrollArea {
  Q_OBJECT
 public:
  explicit MatrixCanvas(QWidget* parent = nullptr);

  void setMatrix(const ConfusionMatrix& matrix);
  [[nodiscard]] const ConfusionMatrix& matrix() const { return matrix_; }
  /// Shows how far the matrix is from this one, or the matrix itself.
  void setBefore(const std::optional<ConfusionMatrix>& before);
  [[nodiscard]] const std::optional<MatrixDifference>& difference() const { return difference_; }
  void setClassNames(const QStringList& names);
  [[nodiscard]] QString className(int index) const;
  void setEmptyText(const QString& text);
  void setNormalised(bool normalised);
  [[nodiscard]] bool normalised() const { return normalised_; }
  void setCurrentCell(std::optional<MatrixCell> cell);
  [[nodiscard]] std::optional<MatrixCell> currentCell() const { return current_; }
  [[nodiscard]] std::optional<MatrixCell> hoveredCell() const { return hovered_; }
  [[nodiscard]] std::optional<MatrixCell> cellAt(const QPoint& position) const;
  /// Where a cell is painted now.
  [[nodiscard]] QRect cellRect(MatrixCell cell) const;

  /// All cells, for an export: the size they need, and the painting.
  [[nodiscard]] QSize pictureSize() const;
  void paintPicture(QPainter& painter, const QSize& size);

 Q_SIGNALS:
  void hoveredChanged();
  void currentChanged(int truth, int prediction);
  void activated(int truth, int prediction);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  /// Where things are: names at the left and below, cells between.
  struct Geometry {
    int left = 0;    // width of the row names
    int bottom = 0;  // height of the column names
    int cell = 1;    // side of a cell, px
    QPoint offset;   // scrolled by
    QRect cells;     // viewport of the cells
  };

  [[nodiscard]] int classes() const { return static_cast<int>(matrix_.classes()); }
  [[nodiscard]] Geometry geometryFor(const QSize& size, int cell, const QPoint& offset) const;
  [[nodiscard]] Geometry shownGeometry() const;
  /// The largest font in which every number fits a cell; nothing where none does.
  [[nodiscard]] std::optional<QFont> fontOfNumbers(int cell) const;
  [[nodiscard]] int pictureCell() const;
  [[nodiscard]] int fittingCell(const QSize& size) const;
  [[nodiscard]] int cellSide() const;
  void measureNames();
  void updateScrollBars();
  void zoomTo(int cell, const QPoint& centre);
  void paintMatrix(QPainter& painter, const Geometry& geometry) const;
  void paintCell(QPainter& painter, const QRect& place, MatrixCell cell, bool withNumber) const;
  void paintDifference(QPainter& painter, const QRect& place, MatrixCell cell, bool withNumber) const;
  void paintNames(QPainter& painter, const Geometry& geometry) const;
  void paintMark(QPainter& painter, const Geometry& geometry, MatrixCell cell, const QColor& colour) const;
  void setHovered(std::optional<MatrixCell> cell);
  void moveCurrent(int rows, int columns);
  void makeVisible(MatrixCell cell);

  ConfusionMatrix matrix_;
  std::optional<MatrixDifference> difference_;
  std::vector<std::int64_t> support_;
  std::int64_t most_ = 0;
  int longestShown_ = 0;  // px, of the class names
  QStringList names_;
  QString emptyText_;
  bool normalised_ = false;
  std::optional<int> zoomedCell_;  // side chosen by zooming; nothing: as large as fits
  std::optional<MatrixCell> current_;
  std::optional<MatrixCell> hovered_;
  std::optional<MatrixCell> pressed_;
};

}  // namespace luthier
