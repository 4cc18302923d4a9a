// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <QElapsedTimer>
#include <QTimer>

#include <map>
#include <optional>

#include "widgets/plots/curve.h"
#include "widgets/plots/read_out.h"

namespace luthier {

/// The drawing surface of a CurvePlot and the only place that knows QCustomPlot. It keeps no points of its own beyond those
/// that are drawn: each change of the view asks the series for a decimated line.
class CurveCanvas : public QCustomPlot {
  Q_OBJECT
 public:
  /// `curves` belongs to the CurvePlot and outlives the canvas.
  explicit CurveCanvas(const CurveList& curves, QWidget* parent = nullptr);

  /// Curves were added, removed or restyled.
  void rebuild();
  /// Points, smoothing or visibility changed: drawn soon, at most ten times a second.
  void scheduleRefresh();

  void setAxisLabels(const QString& x, const QString& y);
  void setEmptyText(const QString& text);
  void setExpectedRange(std::optional<double> first, std::optional<double> last);
  void setPercent(bool percent);
  [[nodiscard]] bool percent() const { return percent_; }
  void setLogScale(bool logarithmic);
  [[nodiscard]] bool logScale() const { return logarithmic_; }
  void setLogPlaces(bool logarithmic);
  [[nodiscard]] bool logPlaces() const { return logPlaces_; }
  void setSmoothed(bool smoothed);
  [[nodiscard]] const QString& xLabel() const { return xLabel_; }

  void resetView();
  [[nodiscard]] QRectF view() const;
  void setView(const QRectF& view);
  [[nodiscard]] QStringList readOut(double x) const;
  /// With a legend in the picture, which on the screen is a row of buttons.
  void paintPicture(QPaintDevice& device, const QSize& size);
  void applyTheme();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Lines {
    QCPGraph* faint = nullptr;
    QCPGraph* main = nullptr;
  };

  void refresh();
  void fitView();
  /// From the first to the last place of all visible curves that the axis can show.
  [[nodiscard]] Extent shownPlaces() const;
  void fillLines();
  void fillLine(QCPGraph& graph, const Curve& curve, CurveSeries::Line line);
  void zoomToBox(const QRect& box);
  void zoom(double factor, const QPointF& centre, bool vertical);
  void viewTakenOver();
  void moveReadOut(int direction);
  void showReadOut(double x);
  [[nodiscard]] bool hasPoints() const;
  [[nodiscard]] Extent shownValues(double fromX, double toX) const;

  const CurveList& curves_;
  std::map<CurvePlot::CurveId, Lines> lines_;
  ReadOut* readOut_;
  QTimer refreshTimer_;
  QElapsedTimer sinceRefresh_;
  std::optional<double> readOutX_;
  std::optional<double> expectedFirst_, expectedLast_;
  QString xLabel_;
  QString emptyText_;
  bool percent_ = false;
  bool logarithmic_ = false;
  bool logPlaces_ = false;  // the same of x
  bool smoothed_ = false;
  bool automatic_ = true;  // the view follows the points until a person zooms
};

}  // namespace luthier
