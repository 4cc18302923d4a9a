// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrix/matrix_canvas.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int smallestFit = 4;  // a cell is never fitted smaller than this; larger matrices scroll
constexpr int largestCell = 80;
constexpr int numberCell = 16;     // from this side on a cell carries its number, if that fits
constexpr int smallestNumber = 9;  // px
constexpr int nameCell = 11;       // from this side on rows and columns carry their names
constexpr int gapCell = 8;         // from this side on there is a gap between cells
constexpr int longestName = 110;
constexpr int unlimited = 1 << 28;  // room for names in a picture
constexpr int mostNumbered = 100;   // classes of a picture whose cells are made large enough for numbers
constexpr double nameAngle = 45.0;

}  // namespace

MatrixCanvas::MatrixCanvas(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  viewport()->setMouseTracking(true);
  setMinimumSize(160, 120);
}

void MatrixCanvas::setMatrix(const ConfusionMatrix& matrix) {
  most_ = matrix.counts().empty() ? 0 : *std::max_element(matrix.counts().begin(), matrix.counts().end());
  const bool resized = matrix.classes() != matrix_.classes();
  difference_.reset();
  matrix_ = matrix;
  support_.resize(matrix.classes());
  for (std::size_t truth = 0; truth < matrix.classes(); ++truth) {
    support_[truth] = matrix.support(truth);
  }
  if (resized) {
    current_.reset();
    hovered_.reset();
    zoomedCell_.reset();
    measureNames();
  }
  viewport()->update();
}

void MatrixCanvas::setBefore(const std::optional<ConfusionMatrix>& before) {
  const bool comparable = before && before->classes() == matrix_.classes();
  difference_ = comparable ? std::optional(MatrixDifference(*before, matrix_)) : std::nullopt;
  viewport()->update();
}

void MatrixCanvas::setClassNames(const QStringList& names) {
  names_ = names;
  measureNames();
  viewport()->update();
}

void MatrixCanvas::measureNames() {
  const QFontMetrics metrics(theme::font(theme::TextRole::Caption));
  longestShown_ = 0;
  for (int index = 0; index < classes(); ++index) {
    longestShown_ = std::max(longestShown_, metrics.horizontalAdvance(className(index)) + 1);
  }
  updateScrollBars();
}

QString MatrixCanvas::className(int index) const {
  return index < names_.size() ? names_.at(index) : QString::number(index);
}

void MatrixCanvas::setEmptyText(const QString& text) {
  emptyText_ = text;
  viewport()->update();
}

void MatrixCanvas::setNormalised(bool normalised) {
  normalised_ = normalised;
  viewport()->update();
}

void MatrixCanvas::setCurrentCell(std::optional<MatrixCell> cell) {
  const bool inside =
      cell && cell->truth >= 0 && cell->prediction >= 0 && cell->truth < classes() && cell->prediction < classes();
  const std::optional<MatrixCell> wanted = inside ? cell : std::nullopt;
  if (wanted == current_) {
    return;
  }
  current_ = wanted;
  if (current_) {
    makeVisible(*current_);
    Q_EMIT currentChanged(current_->truth, current_->prediction);
  }
  viewport()->update();
}

MatrixCanvas::Geometry MatrixCanvas::geometryFor(const QSize& size, int cell, const QPoint& offset) const {
  Geometry geometry;
  geometry.cell = cell;
  geometry.offset = offset;
  if (cell >= nameCell) {
    const QFontMetrics metrics(theme::font(theme::TextRole::Caption));
    const int longest = std::min({longestShown_, longestName, size.width() / 3});
    geometry.left = longest + theme::spaceSmall;
    geometry.bottom =
        static_cast<int>(std::ceil((longest + metrics.height()) * std::sin(nameAngle * M_PI / 180.0))) + theme::spaceSmall;
  }
  const int side = cell * classes();
  geometry.cells =
      QRect(geometry.left, 0, std::min(side, size.width() - geometry.left), std::min(side, size.height() - geometry.bottom));
  return geometry;
}

int MatrixCanvas::fittingCell(const QSize& size) const {
  if (classes() == 0) {
    return smallestFit;
  }
  for (int cell = largestCell; cell > smallestFit; --cell) {
    const Geometry geometry = geometryFor(size, cell, {});
    // The last column's name leans out to the right of its cell.
    const int overhang = cell >= nameCell ? geometry.bottom - cell : 0;
    if (cell * classes() + geometry.left + std::max(0, overhang) <= size.width() &&
        cell * classes() + geometry.bottom <= size.height()) {
      return cell;
    }
  }
  return smallestFit;
}

int MatrixCanvas::cellSide() const { return zoomedCell_.value_or(fittingCell(viewport()->size())); }

MatrixCanvas::Geometry MatrixCanvas::shownGeometry() const {
  return geometryFor(viewport()->size(), cellSide(), QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value()));
}

void MatrixCanvas::updateScrollBars() {
  const Geometry geometry = shownGeometry();
  const int side = geometry.cell * classes();
  horizontalScrollBar()->setRange(0, std::max(0, side - geometry.cells.width()));
  horizontalScrollBar()->setPageStep(std::max(1, geometry.cells.width()));
  horizontalScrollBar()->setSingleStep(geometry.cell);
  verticalScrollBar()->setRange(0, std::max(0, side - geometry.cells.height()));
  verticalScrollBar()->setPageStep(std::max(1, geometry.cells.height()));
  verticalScrollBar()->setSingleStep(geometry.cell);
}

void MatrixCanvas::zoomTo(int cell, const QPoint& centre) {
  const Geometry before = shownGeometry();
  const QPointF share = QPointF(centre - before.cells.topLeft() + before.offset) / before.cell;
  const int fitted = fittingCell(viewport()->size());
  const int wanted = std::clamp(cell, std::min(2, fitted), largestCell);
  zoomedCell_ = wanted == fitted ? std::nullopt : std::optional(wanted);
  updateScrollBars();
  const Geometry after = shownGeometry();
  const QPointF offset = share * after.cell - QPointF(centre - after.cells.topLeft());
  horizontalScrollBar()->setValue(static_cast<int>(offset.x()));
  verticalScrollBar()->setValue(static_cast<int>(offset.y()));
  viewport()->update();
}

QRect MatrixCanvas::cellRect(MatrixCell cell) const {
  const Geometry geometry = shownGeometry();
  const QPoint corner =
      geometry.cells.topLeft() - geometry.offset + QPoint(cell.prediction * geometry.cell, cell.truth * geometry.cell);
  return {corner, QSize(geometry.cell, geometry.cell)};
}

std::optional<MatrixCell> MatrixCanvas::cellAt(const QPoint& position) const {
  const Geometry geometry = shownGeometry();
  if (!geometry.cells.contains(position)) {
    return std::nullopt;
  }
  const QPoint inside = position - geometry.cells.topLeft() + geometry.offset;
  const MatrixCell cell{inside.y() / geometry.cell, inside.x() / geometry.cell};
  return cell.truth < classes() && cell.prediction < classes() ? std::optional(cell) : std::nullopt;
}

void MatrixCanvas::makeVisible(MatrixCell cell) {
  const Geometry geometry = shownGeometry();
  const QRect place = cellRect(cell);
  const auto shift = [](QScrollBar* bar, int first, int last, int from, int to) {
    if (first < from) {
      bar->setValue(bar->value() - (from - first));
    } else if (last > to) {
      bar->setValue(bar->value() + (last - to));
    }
  };
  shift(horizontalScrollBar(), place.left(), place.right(), geometry.cells.left(), geometry.cells.right());
  shift(verticalScrollBar(), place.top(), place.bottom(), geometry.cells.top(), geometry.cells.bottom());
}

void MatrixCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  painter.fillRect(viewport()->rect(), theme::colours().surface);
  if (classes() == 0) {
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(theme::colours().muted);
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
    if (hasFocus()) {
      theme::paintFocusRing(painter, viewport()->rect());
    }
    return;
  }
  const Geometry geometry = shownGeometry();
  paintMatrix(painter, geometry);
  if (hovered_) {
    paintMark(painter, geometry, *hovered_, theme::colours().muted);
  }
  if (current_) {
    paintMark(painter, geometry, *current_, theme::colours().accent);
  } else if (hasFocus()) {
    theme::paintFocusRing(painter, viewport()->rect());
  }
}

void MatrixCanvas::paintMatrix(QPainter& painter, const Geometry& geometry) const {
  painter.save();
  painter.setClipRect(geometry.cells);
  const std::optional<QFont> numberFont = fontOfNumbers(geometry.cell);
  painter.setFont(numberFont.value_or(QFont()));
  const int firstRow = geometry.offset.y() / geometry.cell;
  const int lastRow = std::min(classes() - 1, (geometry.offset.y() + geometry.cells.height()) / geometry.cell);
  const int firstColumn = geometry.offset.x() / geometry.cell;
  const int lastColumn = std::min(classes() - 1, (geometry.offset.x() + geometry.cells.width()) / geometry.cell);
  const int gap = geometry.cell >= gapCell ? 1 : 0;
  painter.fillRect(geometry.cells, gap > 0 ? theme::colours().surface : theme::colours().emptyCell);
  for (int truth = firstRow; truth <= lastRow; ++truth) {
    for (int prediction = firstColumn; prediction <= lastColumn; ++prediction) {
      const QPoint corner =
          geometry.cells.topLeft() - geometry.offset + QPoint(prediction * geometry.cell, truth * geometry.cell);
      paintCell(painter, QRect(corner, QSize(geometry.cell - gap, geometry.cell - gap)), {truth, prediction},
                numberFont.has_value());
    }
  }
  painter.restore();
  if (geometry.left > 0) {
    paintNames(painter, geometry);
  }
}

std::optional<QFont> MatrixCanvas::fontOfNumbers(int cell) const {
  QFont font = theme::font(theme::TextRole::Caption);
  for (int pixels = font.pixelSize(); cell >= numberCell && pixels >= smallestNumber; --pixels) {
    font.setPixelSize(pixels);
    const QString plain = normalised_ ? QStringLiteral("100") : QString::number(most_);
    const QString longest = difference_ ? MatrixDifference::text(difference_->largest(normalised_), normalised_, 0) : plain;
    if (QFontMetrics(font).horizontalAdvance(longest) + 2 <= cell) {
      return font;
    }
  }
  return std::nullopt;
}

void MatrixCanvas::paintDifference(QPainter& painter, const QRect& place, MatrixCell cell, bool withNumber) const {
  const double difference =
      difference_->at(static_cast<std::size_t>(cell.truth), static_cast<std::size_t>(cell.prediction), normalised_);
  const QColor ground =
      difference == 0.0 ? theme::colours().emptyCell : theme::diverging(difference / difference_->largest(normalised_));
  painter.fillRect(place, ground);
  if (withNumber) {
    painter.setPen(theme::inkOn(ground));
    painter.drawText(place, Qt::AlignCenter, MatrixDifference::text(difference, normalised_, 0));
  }
}

void MatrixCanvas::paintCell(QPainter& painter, const QRect& place, MatrixCell cell, bool withNumber) const {
  if (difference_) {
    paintDifference(painter, place, cell, withNumber);
    return;
  }
  const auto truth = static_cast<std::size_t>(cell.truth);
  const std::int64_t count = matrix_.at(truth, static_cast<std::size_t>(cell.prediction));
  if (count == 0) {
    painter.fillRect(place, theme::colours().emptyCell);
    return;
  }
  const double share = static_cast<double>(count) / static_cast<double>(support_[truth]);
  const QColor ground = theme::heat(share);
  painter.fillRect(place, ground);
  if (withNumber) {
    painter.setPen(theme::inkOn(ground));
    painter.drawText(place, Qt::AlignCenter,
                     normalised_ ? QString::number(std::lround(share * 100.0)) : QString::number(count));
  }
}

void MatrixCanvas::paintNames(QPainter& painter, const Geometry& geometry) const {
  painter.save();
  painter.setFont(theme::font(theme::TextRole::Caption));
  const QFontMetrics metrics(painter.font());
  const QColor usual = theme::colours().muted;
  const QColor marked = theme::colours().text;
  const std::optional<MatrixCell> focus = hovered_ ? hovered_ : current_;
  const int room = geometry.left - theme::spaceSmall;
  const int skip =
      std::max(1, static_cast<int>(std::ceil(static_cast<double>(metrics.height() - theme::spaceTiny) / geometry.cell)));
  painter.setClipRect(QRect(0, geometry.cells.top(), geometry.left, geometry.cells.height()));
  for (int truth = 0; truth < classes(); truth += skip) {
    const int top = geometry.cells.top() - geometry.offset.y() + truth * geometry.cell;
    painter.setPen(focus && focus->truth == truth ? marked : usual);
    painter.drawText(QRect(0, top, room, geometry.cell), Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip,
                     metrics.elidedText(className(truth), Qt::ElideRight, room));
  }
  painter.setClipRect(QRect(geometry.cells.left(), geometry.cells.bottom(), geometry.cells.width() + geometry.bottom,
                            geometry.bottom + theme::spaceSmall));
  for (int prediction = 0; prediction < classes(); prediction += skip) {
    const int left = geometry.cells.left() - geometry.offset.x() + prediction * geometry.cell;
    if (left + geometry.cell / 2 < geometry.cells.left() || left + geometry.cell / 2 > geometry.cells.right()) {
      continue;
    }
    painter.setPen(focus && focus->prediction == prediction ? marked : usual);
    painter.save();
    painter.translate(left + geometry.cell / 2.0, geometry.cells.bottom() + theme::spaceTiny + 2);
    painter.rotate(nameAngle);
    painter.drawText(QPointF(0, metrics.ascent() / 2.0), metrics.elidedText(className(prediction), Qt::ElideRight, room));
    painter.restore();
  }
  painter.restore();
}

void MatrixCanvas::paintMark(QPainter& painter, const Geometry& geometry, MatrixCell cell, const QColor& colour) const {
  const QPoint corner =
      geometry.cells.topLeft() - geometry.offset + QPoint(cell.prediction * geometry.cell, cell.truth * geometry.cell);
  painter.save();
  painter.setClipRect(geometry.cells.adjusted(-1, -1, 1, 1));
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colour, 2));
  painter.drawRect(QRect(corner, QSize(geometry.cell - 1, geometry.cell - 1)));
  painter.restore();
}

int MatrixCanvas::pictureCell() const {
  return classes() > mostNumbered ? cellSide() : std::max(cellSide(), theme::controlHeight);
}

QSize MatrixCanvas::pictureSize() const {
  const Geometry geometry = geometryFor(QSize(unlimited, unlimited), pictureCell(), {});
  const int side = geometry.cell * classes();
  return {geometry.left + side + geometry.bottom + theme::spaceMedium, side + geometry.bottom + theme::spaceMedium};
}

void MatrixCanvas::paintPicture(QPainter& painter, const QSize& size) {
  painter.fillRect(QRect(QPoint(0, 0), size), theme::colours().surface);
  paintMatrix(painter, geometryFor(size, pictureCell(), {}));
}

}  // namespace luthier
