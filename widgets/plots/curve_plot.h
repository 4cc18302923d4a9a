// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "widgets/plots/figure.h"

namespace luthier {

/// Train: solid blue. Validation: dashed vermilion with dots. Further: the rest of Okabe-Ito with markers, in order of adding.
enum class CurveRole { Train, Validation, Further };

/// Curves over steps or epochs: the raw curve faint, the smoothed one over it, drawn from a min/max pyramid, so that ten million
/// points pan within a frame. Wheel and box zoom, double click or Home resets, arrows move the read-out of all curves,
/// + and - zoom. Points are appended while a run goes on; replots happen at most ten times a second. UI thread only.
class CurvePlot : public Figure {
  Q_OBJECT
  Q_PROPERTY(double smoothing READ smoothing WRITE setSmoothing NOTIFY smoothingChanged)
  Q_PROPERTY(bool logScale READ logScale WRITE setLogScale NOTIFY logScaleChanged)
 public:
  using CurveId = int;

  explicit CurvePlot(QWidget* parent = nullptr);
  ~CurvePlot() override;

  [[nodiscard]] CurveId addCurve(const QString& name, CurveRole role);
  void setCurveName(CurveId curve, const QString& name);
  void removeCurve(CurveId curve);
  /// Removes all curves.
  void clear();
  [[nodiscard]] std::vector<CurveId> curves() const;

  /// x ascending is fast; other orders are sorted. NaN and infinite values are kept for the table and not drawn.
  void setPoints(CurveId curve, std::vector<QPointF> points);
  void appendPoints(CurveId curve, std::span<const QPointF> points);
  [[nodiscard]] std::size_t pointCount(CurveId curve) const;

  void setCurveVisible(CurveId curve, bool visible);
  [[nodiscard]] bool curveVisible(CurveId curve) const;

  void setAxisLabels(const QString& x, const QString& y);
  /// Shown in the middle while there is no point.
  void setEmptyText(const QString& text);
  /// x range shown even before points reach it (all steps of the run); nothing: as far as the points go.
  void setExpectedRange(std::optional<double> first, std::optional<double> last);
  /// Values are shares, read and labelled as per cent.
  void setPercent(bool percent);

  /// 0 (off) to 0.99: weight of the past in an exponential moving average, corrected for its start as TensorBoard does.
  [[nodiscard]] double smoothing() const;
  void setSmoothing(double smoothing);
  /// Logarithmic y axis; values of zero and below are then not drawn.
  [[nodiscard]] bool logScale() const;
  void setLogScale(bool logarithmic);
  /// Logarithmic x axis; points at zero and below are then not drawn.
  [[nodiscard]] bool logPlaces() const;
  void setLogPlaces(bool logarithmic);

  void resetView();
  [[nodiscard]] QRectF view() const;
  void setView(const QRectF& view);
  /// All curves' values at the point nearest to `x`, as shown in the read-out: one line each.
  [[nodiscard]] QStringList readOut(double x) const;

 Q_SIGNALS:
  void smoothingChanged(double smoothing);
  void logScaleChanged(bool logarithmic);
  void logPlacesChanged(bool logarithmic);
  void curveVisibilityChanged(int curve, bool visible);

 protected:
  QAbstractTableModel* createTableModel(QObject* parent) const override;
  void paintFigure(QPaintDevice& device, const QSize& size) override;
  [[nodiscard]] QSize exportSize() const override;
  void addFigureActions(QMenu& menu) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  struct Private;
  std::unique_ptr<Private> d_;
};

}  // namespace luthier
