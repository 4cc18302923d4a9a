// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_canvas.h"

#include <algorithm>
#include <cmath>

#include "widgets/plots/axis_style.h"
#include "widgets/plots/axis_tickers.h"
#include "widgets/plots/curve_style.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int refreshMilliseconds = 100;
constexpr double marginShare = 0.05;     // free space above and below the curves
constexpr double sideShare = 0.02;       // beside them, where markers would be cut
constexpr int smallestBox = 8;           // px; a thinner box zooms in its long direction only
constexpr std::size_t mostMarkers = 60;  // more points in view than this are drawn without markers

}  // namespace

CurveCanvas::CurveCanvas(const CurveList& curves, QWidget* parent)
    : QCustomPlot(parent), curves_(curves), readOut_(new ReadOut(this)) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setPlottingHint(QCP::phFastPolylines, true);
  setNoAntialiasingOnDrag(true);
  setSelectionRectMode(QCP::srmCustom);
  axisRect()->setRangeDrag(Qt::Horizontal | Qt::Vertical);
  setAutoAddPlottableToLegend(false);
  legend->setVisible(false);
  connect(selectionRect(), &QCPSelectionRect::accepted, this, [this](const QRect& box, QMouseEvent*) { zoomToBox(box); });
  connect(xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &CurveCanvas::fillLines);
  refreshTimer_.setSingleShot(true);
  connect(&refreshTimer_, &QTimer::timeout, this, &CurveCanvas::refresh);
  xAxis->setTicker(makeWholeTicker());
  yAxis->setTicker(makeAxisTicker(percent_, logarithmic_));
  applyTheme();
}

void CurveCanvas::applyTheme() {
  const theme::Colours& c = theme::colours();
  const QFont caption = theme::font(theme::TextRole::Caption);
  setBackground(QBrush(c.surface));
  dressAxis(*xAxis, true, false);
  dressAxis(*yAxis, false, true);
  legend->setFont(caption);
  legend->setTextColor(c.text);
  legend->setBorderPen(QPen(Qt::NoPen));
  legend->setBrush(QBrush(c.surface));
  QColor box = c.accent;
  box.setAlphaF(0.12F);
  selectionRect()->setPen(QPen(c.accent, 1));
  selectionRect()->setBrush(QBrush(box));
  rebuild();
}

void CurveCanvas::rebuild() {
  lines_.clear();
  legend->clearItems();
  clearGraphs();
  for (const auto& curve : curves_) {
    const CurveStyle style = curveStyle(curve->role, curve->order);
    Lines lines;
    lines.faint = addGraph();
    lines.faint->setPen(QPen(style.faint, 1));
    lines.main = addGraph();
    lines.main->setPen(style.pen());
    lines.main->setName(curve->name);
    for (QCPGraph* graph : {lines.faint, lines.main}) {
      graph->setAdaptiveSampling(false);  // the series is decimated already
      graph->setSelectable(QCP::stNone);
      graph->setAntialiased(true);
    }
    lines_[curve->id] = lines;
  }
  scheduleRefresh();
}

void CurveCanvas::scheduleRefresh() {
  if (!refreshTimer_.isActive()) {
    const qint64 passed = sinceRefresh_.isValid() ? sinceRefresh_.elapsed() : refreshMilliseconds;
    refreshTimer_.start(static_cast<int>(std::clamp<qint64>(refreshMilliseconds - passed, 0, refreshMilliseconds)));
  }
}

void CurveCanvas::refresh() {
  sinceRefresh_.start();
  if (automatic_) {
    fitView();
  }
  fillLines();
  replot(QCustomPlot::rpQueuedRefresh);
  if (readOutX_) {
    showReadOut(*readOutX_);
  }
}

bool CurveCanvas::hasPoints() const {
  return std::any_of(curves_.begin(), curves_.end(), [](const auto& curve) { return curve->series.size() > 0; });
}

Extent CurveCanvas::shownValues(double fromX, double toX) const {
  Extent extent;
  for (const auto& curve : curves_) {
    if (curve->visible) {
      extent.include(curve->series.extent(fromX, toX));
    }
  }
  return extent;
}

Extent CurveCanvas::shownPlaces() const {
  Extent shown;
  const auto include = [&](double x) {
    if (!logPlaces_ || x > 0.0) {
      shown.include(x);
    }
  };
  for (const auto& curve : curves_) {
    const auto places = curve->series.x();
    if (curve->visible && !places.empty()) {
      include(logPlaces_ ? *std::upper_bound(places.begin(), places.end() - 1, 0.0) : places.front());
      include(places.back());
    }
  }
  include(expectedFirst_.value_or(shown.least));
  include(expectedLast_.value_or(shown.greatest));
  if (shown.empty()) {
    return logPlaces_ ? Extent{0.1, 1.0} : Extent{0.0, 1.0};
  }
  if (shown.least == shown.greatest) {
    return logPlaces_ ? Extent{shown.least / 2.0, shown.least * 2.0} : Extent{shown.least - 0.5, shown.least + 0.5};
  }
  return shown;
}

void CurveCanvas::fitView() {
  const Extent x = shownPlaces();
  const auto marked = [this](CurveRole role) {
    return std::any_of(curves_.begin(), curves_.end(), [role](const auto& curve) {
      return curve->visible && curve->role == role && curve->series.size() > 0 && curve->series.size() <= mostMarkers;
    });
  };
  // A run that is expected to end somewhere begins at the axis, and its last validation stands at that end.
  const double before = !expectedLast_ && marked(CurveRole::Further) ? sideShare : 0.0;
  const double after = expectedLast_ && marked(CurveRole::Validation) ? sideShare : before;
  if (logPlaces_) {
    const double factor = x.greatest / x.least;
    xAxis->setRange(x.least / std::pow(factor, before), x.greatest * std::pow(factor, after));
  } else {
    const double length = x.greatest - x.least;
    xAxis->setRange(x.least - length * before, x.greatest + length * after);
  }
  Extent y = shownValues(x.least, x.greatest);
  if (y.empty()) {
    y = {0.0, 1.0};
  }
  if (logarithmic_) {
    const double least = y.least > 0.0 ? y.least : std::max(y.greatest, 1.0) * 1e-6;
    const double factor = std::pow(std::max(y.greatest, least * 1.01) / least, marginShare);
    yAxis->setRange(least / factor, std::max(y.greatest, least * 1.01) * factor);
    return;
  }
  const double span = y.greatest > y.least ? y.greatest - y.least : std::max(std::abs(y.greatest), 1.0) * 0.1;
  // A scale that nearly reaches zero starts there: a loss then reads as what is left of it.
  const bool fromZero = y.least >= 0.0 && y.least < span;
  yAxis->setRange(fromZero ? 0.0 : y.least - span * marginShare, y.greatest + span * marginShare);
}

void CurveCanvas::fillLines() {
  for (const auto& curve : curves_) {
    const auto found = lines_.find(curve->id);
    if (found == lines_.end()) {
      continue;
    }
    const Lines& lines = found->second;
    const bool doubled = smoothed_ && curve->role != CurveRole::Validation;
    lines.main->setVisible(curve->visible);
    lines.faint->setVisible(curve->visible && doubled);
    if (!curve->visible) {
      continue;
    }
    if (doubled) {
      fillLine(*lines.faint, *curve, CurveSeries::Line::Raw);
    }
    fillLine(*lines.main, *curve, doubled ? CurveSeries::Line::Smoothed : CurveSeries::Line::Raw);
    const CurveStyle style = curveStyle(curve->role, curve->order);
    const bool marked = style.marker != MarkerShape::None && lines.main->data()->size() <= static_cast<int>(mostMarkers);
    const bool lonely = lines.main->data()->size() == 1;
    lines.main->setScatterStyle(marked || lonely ? scatterStyle(style) : QCPScatterStyle());
  }
}

void CurveCanvas::fillLine(QCPGraph& graph, const Curve& curve, CurveSeries::Line line) {
  const auto spacing = logPlaces_ ? CurveSeries::Spacing::Logarithmic : CurveSeries::Spacing::Linear;
  const std::vector<QPointF> points =
      curve.series.decimated(line, xAxis->range().lower, xAxis->range().upper, axisRect()->width(), spacing);
  QVector<QCPGraphData> drawn;
  drawn.reserve(static_cast<qsizetype>(points.size()));
  for (const QPointF& point : points) {
    if (std::isfinite(point.y()) && (!logarithmic_ || point.y() > 0.0) && (!logPlaces_ || point.x() > 0.0)) {
      drawn.append(QCPGraphData(point.x(), point.y()));
    }
  }
  graph.data()->set(drawn, true);
}

void CurveCanvas::setAxisLabels(const QString& x, const QString& y) {
  xLabel_ = x;
  xAxis->setLabel(x);
  yAxis->setLabel(y);
  scheduleRefresh();
}

void CurveCanvas::setEmptyText(const QString& text) {
  emptyText_ = text;
  update();
}

void CurveCanvas::setExpectedRange(std::optional<double> first, std::optional<double> last) {
  expectedFirst_ = first;
  expectedLast_ = last;
  scheduleRefresh();
}

void CurveCanvas::setPercent(bool percent) {
  percent_ = percent;
  yAxis->setTicker(makeAxisTicker(percent_, logarithmic_));
  scheduleRefresh();
}

void CurveCanvas::setLogScale(bool logarithmic) {
  logarithmic_ = logarithmic;
  yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  yAxis->setTicker(makeAxisTicker(percent_, logarithmic_));
  automatic_ = true;
  scheduleRefresh();
}

void CurveCanvas::setLogPlaces(bool logarithmic) {
  logPlaces_ = logarithmic;
  xAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  xAxis->setTicker(logarithmic ? makeAxisTicker(false, true) : makeWholeTicker());
  automatic_ = true;
  scheduleRefresh();
}

void CurveCanvas::setSmoothed(bool smoothed) {
  smoothed_ = smoothed;
  scheduleRefresh();
}

void CurveCanvas::resetView() {
  automatic_ = true;
  refresh();
}

QRectF CurveCanvas::view() const {
  return QRectF(QPointF(xAxis->range().lower, yAxis->range().lower), QPointF(xAxis->range().upper, yAxis->range().upper));
}

void CurveCanvas::setView(const QRectF& view) {
  automatic_ = false;
  xAxis->setRange(view.left(), view.right());
  yAxis->setRange(view.top(), view.bottom());
  fillLines();
  replot(QCustomPlot::rpQueuedRefresh);
}

void CurveCanvas::viewTakenOver() {
  automatic_ = false;
  fillLines();
  replot(QCustomPlot::rpQueuedReplot);
}

void CurveCanvas::zoomToBox(const QRect& box) {
  const QRect inner = box.normalized() & axisRect()->rect();
  const bool wide = inner.width() >= smallestBox;
  const bool high = inner.height() >= smallestBox;
  if (wide) {
    xAxis->setRange(xAxis->pixelToCoord(inner.left()), xAxis->pixelToCoord(inner.right()));
  }
  if (high) {
    yAxis->setRange(yAxis->pixelToCoord(inner.bottom()), yAxis->pixelToCoord(inner.top()));
  }
  if (wide || high) {
    viewTakenOver();
  }
}

void CurveCanvas::zoom(double factor, const QPointF& centre, bool vertical) {
  if (vertical) {
    yAxis->scaleRange(factor, yAxis->pixelToCoord(centre.y()));
  } else {
    xAxis->scaleRange(factor, xAxis->pixelToCoord(centre.x()));
  }
  viewTakenOver();
}

QStringList CurveCanvas::readOut(double x) const {
  QStringList lines;
  for (const auto& curve : curves_) {
    const auto index = curve->series.nearest(x);
    if (!curve->visible || !index) {
      continue;
    }
    const QString raw = curveValueText(curve->series.raw()[*index], percent_);
    const bool doubled = smoothed_ && curve->role != CurveRole::Validation;
    lines << (doubled ? QStringLiteral("%1  %2 (%3)")
                            .arg(curve->name, curveValueText(curve->series.smoothed()[*index], percent_), raw)
                      : QStringLiteral("%1  %2").arg(curve->name, raw));
  }
  return lines;
}

void CurveCanvas::showReadOut(double x) {
  readOutX_ = x;
  const QStringList texts = readOut(x);
  std::vector<ReadOut::Entry> entries;
  double nearestX = x;
  double nearestDistance = std::numeric_limits<double>::infinity();
  for (const auto& curve : curves_) {
    const auto index = curve->series.nearest(x);
    if (!curve->visible || !index) {
      continue;
    }
    const double pointX = curve->series.x()[*index];
    const bool doubled = smoothed_ && curve->role != CurveRole::Validation;
    const double value = doubled ? curve->series.smoothed()[*index] : curve->series.raw()[*index];
    entries.push_back({curveStyle(curve->role, curve->order).colour, texts.at(static_cast<qsizetype>(entries.size())),
                       QPointF(xAxis->coordToPixel(pointX), yAxis->coordToPixel(value))});
    if (std::abs(pointX - x) < nearestDistance) {
      nearestDistance = std::abs(pointX - x);
      nearestX = pointX;
    }
  }
  if (entries.empty()) {
    readOut_->clear();
    return;
  }
  const QString heading = QStringLiteral("%1 %2").arg(xLabel_, QString::number(nearestX, 'g', 10));
  readOut_->showAt(xAxis->coordToPixel(nearestX), axisRect()->rect(), heading, std::move(entries));
  setAccessibleDescription(heading + QStringLiteral(": ") + texts.join(QStringLiteral(", ")));
}

void CurveCanvas::moveReadOut(int direction) {
  const double from = readOutX_.value_or(direction > 0 ? xAxis->range().lower : xAxis->range().upper);
  // A pixel further, so that a key never stays where it is; on a logarithmic axis no two pixels are equally wide.
  const double beyond = xAxis->pixelToCoord(xAxis->coordToPixel(from) + direction);
  std::optional<double> next;
  for (const auto& curve : curves_) {
    const auto x = curve->series.x();
    if (!curve->visible || x.empty()) {
      continue;
    }
    const auto place =
        direction > 0 ? std::lower_bound(x.begin(), x.end(), beyond) : std::upper_bound(x.begin(), x.end(), beyond);
    if (direction > 0 ? place == x.end() : place == x.begin()) {
      continue;
    }
    const double candidate = direction > 0 ? *place : *(place - 1);
    next = !next ? candidate : (direction > 0 ? std::min(*next, candidate) : std::max(*next, candidate));
  }
  if (next) {
    showReadOut(*next);
  }
}

void CurveCanvas::paintPicture(QPaintDevice& device, const QSize& size) {
  legend->clearItems();
  for (const auto& curve : curves_) {
    if (curve->visible) {
      lines_.at(curve->id).main->addToLegend();
    }
  }
  legend->setVisible(true);
  fillLines();
  QCPPainter painter(&device);
  painter.setMode(QCPPainter::pmNoCaching);
  toPainter(&painter, size.width(), size.height());
  legend->setVisible(false);
  legend->clearItems();
}

}  // namespace luthier
