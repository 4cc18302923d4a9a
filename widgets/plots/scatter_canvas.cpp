// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/scatter_canvas.h"

#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "widgets/plots/axis_style.h"
#include "widgets/plots/axis_tickers.h"
#include "widgets/plots/min_max_pyramid.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr double marginShare = 0.06;
constexpr double pointSide = 8.0;
constexpr double markSide = 13.0;
constexpr double nearness = 10.0;  // px
constexpr double paleShare = 0.3;

}  // namespace

ScatterCanvas::ScatterCanvas(QWidget* parent) : QCustomPlot(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  legend->setVisible(false);
  for (QCPGraph** graph : {&palePoints_, &points_, &mark_}) {
    *graph = addGraph();
    (*graph)->setLineStyle(QCPGraph::lsNone);
    (*graph)->setSelectable(QCP::stNone);
    (*graph)->setAdaptiveSampling(false);
  }
  applyTheme();
}

void ScatterCanvas::applyTheme() {
  const theme::Colours& c = theme::colours();
  setBackground(QBrush(c.surface));
  dressAxis(*xAxis, true, true);
  dressAxis(*yAxis, true, true);
  const QColor colour = theme::seriesColours()[0];
  const QColor pale = theme::blend(colour, c.surface, paleShare);
  points_->setScatterStyle({QCPScatterStyle::ssCircle, QPen(colour, 1), QBrush(colour), pointSide});
  palePoints_->setScatterStyle({QCPScatterStyle::ssCircle, QPen(pale, 1), QBrush(Qt::NoBrush), pointSide});
  mark_->setScatterStyle({QCPScatterStyle::ssCircle, QPen(c.accent, 2), QBrush(Qt::NoBrush), markSide});
  replot(QCustomPlot::rpQueuedRefresh);
}

void ScatterCanvas::setData(const QStringList& names, const FigureColumn& x, const FigureColumn& y) {
  names_ = names;
  x_ = x;
  y_ = y;
  x_.values.resize(static_cast<std::size_t>(names.size()), std::nan(""));
  y_.values.resize(static_cast<std::size_t>(names.size()), std::nan(""));
  pale_.assign(static_cast<std::size_t>(names.size()), false);
  current_ = -1;
  fill();
}

void ScatterCanvas::setPale(const std::vector<int>& things) {
  pale_.assign(pale_.size(), false);
  for (const int thing : things) {
    pale_.at(static_cast<std::size_t>(thing)) = true;
  }
  fill();
}

void ScatterCanvas::setEmptyText(const QString& text) {
  emptyText_ = text;
  update();
}

void ScatterCanvas::setLog(bool x, bool y) {
  logX_ = x;
  logY_ = y;
  fill();
}

bool ScatterCanvas::drawn(int thing) const {
  const double x = x_.values[static_cast<std::size_t>(thing)];
  const double y = y_.values[static_cast<std::size_t>(thing)];
  return std::isfinite(x) && std::isfinite(y) && (!logX_ || x > 0.0) && (!logY_ || y > 0.0);
}

void ScatterCanvas::fill() {
  for (const bool pale : {true, false}) {
    QVector<double> xs, ys;
    for (int thing = 0; thing < names_.size(); ++thing) {
      if (drawn(thing) && pale_[static_cast<std::size_t>(thing)] == pale) {
        xs.append(x_.values[static_cast<std::size_t>(thing)]);
        ys.append(y_.values[static_cast<std::size_t>(thing)]);
      }
    }
    (pale ? palePoints_ : points_)->setData(xs, ys);
  }
  fit(*xAxis, x_, logX_);
  fit(*yAxis, y_, logY_);
  xAxis->setLabel(x_.name);
  yAxis->setLabel(y_.name);
  setCurrent(current_);
}

void ScatterCanvas::giveTicks(QCPAxis& axis, const FigureColumn& column, bool logarithmic) const {
  if (column.categories.isEmpty()) {
    axis.setTicker(makeAxisTicker(column.percent, logarithmic));
    return;
  }
  const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
  for (int category = 0; category < column.categories.size(); ++category) {
    ticker->addTick(category, column.categories.at(category));
  }
  axis.setTicker(ticker);
}

void ScatterCanvas::fit(QCPAxis& axis, const FigureColumn& column, bool logarithmic) const {
  const bool steps = logarithmic && column.categories.isEmpty();
  giveTicks(axis, column, steps);
  axis.setScaleType(steps ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  Extent extent;
  for (int thing = 0; thing < names_.size(); ++thing) {
    if (drawn(thing)) {
      extent.include(column.values[static_cast<std::size_t>(thing)]);
    }
  }
  if (extent.empty()) {
    axis.setRange(steps ? 0.1 : 0.0, 1.0);
  } else if (steps) {
    const double factor = std::max(1.1, std::pow(extent.greatest / extent.least, marginShare));
    axis.setRange(extent.least / factor, extent.greatest * factor);
  } else {
    const double size = extent.greatest - extent.least;
    const double alone = extent.least == 0.0 ? 0.5 : 0.1 * std::abs(extent.least);
    const double margin = size > 0.0 ? size * marginShare : alone;
    axis.setRange(extent.least - margin, extent.greatest + margin);
  }
}

QPointF ScatterCanvas::place(int thing) const {
  return {xAxis->coordToPixel(x_.values[static_cast<std::size_t>(thing)]),
          yAxis->coordToPixel(y_.values[static_cast<std::size_t>(thing)])};
}

int ScatterCanvas::thingAt(const QPoint& position) const {
  int nearest = -1;
  double least = nearness;
  for (int thing = 0; thing < names_.size(); ++thing) {
    const QPointF away = drawn(thing) ? place(thing) - position : QPointF(nearness, nearness);
    if (std::hypot(away.x(), away.y()) < least) {
      least = std::hypot(away.x(), away.y());
      nearest = thing;
    }
  }
  return nearest;
}

QString ScatterCanvas::sentence(int thing) const {
  const auto index = static_cast<std::size_t>(thing);
  return QStringLiteral("%1\n%2  %3\n%4  %5")
      .arg(names_.at(thing), x_.name, x_.text(x_.values[index]), y_.name, y_.text(y_.values[index]));
}

void ScatterCanvas::setCurrent(int thing) {
  current_ = thing >= 0 && thing < names_.size() && drawn(thing) ? thing : -1;
  if (current_ < 0) {
    mark_->setData({}, {});
  } else {
    mark_->setData({x_.values[static_cast<std::size_t>(current_)]}, {y_.values[static_cast<std::size_t>(current_)]});
  }
  setAccessibleDescription(current_ < 0 ? QString() : sentence(current_).replace(QLatin1Char('\n'), QStringLiteral(", ")));
  replot(QCustomPlot::rpQueuedRefresh);
}

void ScatterCanvas::step(int direction) {
  std::vector<int> order;
  for (int thing = 0; thing < names_.size(); ++thing) {
    if (drawn(thing)) {
      order.push_back(thing);
    }
  }
  if (order.empty()) {
    return;
  }
  std::stable_sort(order.begin(), order.end(), [this](int one, int other) {
    return x_.values[static_cast<std::size_t>(one)] < x_.values[static_cast<std::size_t>(other)];
  });
  const auto found = std::find(order.begin(), order.end(), current_);
  const auto last = static_cast<std::ptrdiff_t>(order.size()) - 1;
  const auto from = found == order.end() ? (direction > 0 ? -1 : last + 1) : found - order.begin();
  setCurrent(order[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + direction, 0, last))]);
}

void ScatterCanvas::paintEvent(QPaintEvent* event) {
  QCustomPlot::paintEvent(event);
  const bool any = points_->dataCount() + palePoints_->dataCount() > 0;
  if (any && !hasFocus()) {
    return;
  }
  QPainter painter(this);
  if (!any) {
    painter.fillRect(rect(), theme::colours().surface);
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(theme::colours().muted);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
  }
  if (hasFocus() && current_ < 0) {
    theme::paintFocusRing(painter, rect());
  }
}

void ScatterCanvas::mouseMoveEvent(QMouseEvent* event) {
  const int thing = thingAt(event->pos());
  if (thing != current_) {
    setCurrent(thing);
  }
  if (thing < 0) {
    QToolTip::hideText();
  } else {
    QToolTip::showText(event->globalPosition().toPoint(),
                       sentence(thing).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")), this);
  }
}

void ScatterCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
  if (const int thing = thingAt(event->pos()); thing >= 0) {
    Q_EMIT activated(thing);
  }
}

void ScatterCanvas::leaveEvent(QEvent*) { setCurrent(-1); }

void ScatterCanvas::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      step(-1);
      return;
    case Qt::Key_Right:
      step(1);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (current_ >= 0) {
        Q_EMIT activated(current_);
      }
      return;
    default:
      QCustomPlot::keyPressEvent(event);
  }
}

void ScatterCanvas::focusInEvent(QFocusEvent* event) {
  QCustomPlot::focusInEvent(event);
  update();
}

void ScatterCanvas::focusOutEvent(QFocusEvent* event) {
  QCustomPlot::focusOutEvent(event);
  update();
}

void ScatterCanvas::paintPicture(QPaintDevice& device, const QSize& size) {
  QCPPainter painter(&device);
  painter.setMode(QCPPainter::pmNoCaching);
  toPainter(&painter, size.width(), size.height());
}

}  // namespace luthier
