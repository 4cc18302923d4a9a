// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/parallel_canvas.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/plots/curve_style.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int mostNamed = 12;       // more things than this have no colour and no name of their own
constexpr int mostCategories = 12;  // more than this are not written at their axis
constexpr int brushWidth = 12;
constexpr int longestName = 130;
constexpr double paleShare = 0.25;
constexpr QSize smallest{240, 160};

}  // namespace

ParallelCanvas::ParallelCanvas(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setMinimumSize(smallest);
}

void ParallelCanvas::setData(const QStringList& names, std::vector<FigureColumn> columns) {
  std::vector<std::optional<Brush>> brushes(columns.size());
  for (std::size_t column = 0; column < columns.size(); ++column) {
    columns[column].values.resize(static_cast<std::size_t>(names.size()), std::nan(""));
    for (std::size_t old = 0; old < columns_.size(); ++old) {
      if (columns_[old].name == columns[column].name && columns_[old].categories == columns[column].categories) {
        brushes[column] = brushes_[old];
      }
    }
  }
  names_ = names;
  columns_ = std::move(columns);
  brushes_ = std::move(brushes);
  scales_.clear();
  for (const FigureColumn& column : columns_) {
    scales_.emplace_back(column);
  }
  hovered_ = dragged_ = -1;
  axis_ = std::min(axis_, static_cast<int>(columns_.size()) - 1);
  update();
  describe();
}

void ParallelCanvas::setEmptyText(const QString& text) {
  emptyText_ = text;
  update();
}

void ParallelCanvas::setBrush(int column, double low, double high) {
  if (column >= 0 && column < static_cast<int>(columns_.size())) {
    brushes_[static_cast<std::size_t>(column)] = low > high ? std::nullopt : std::optional(Brush{low, high});
    update();
    describe();
    Q_EMIT brushChanged();
  }
}

bool ParallelCanvas::inside(int item) const {
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    const double value = columns_[column].values[static_cast<std::size_t>(item)];
    if (brushes_[column] && !(value >= brushes_[column]->low && value <= brushes_[column]->high)) {
      return false;
    }
  }
  return true;
}

std::vector<int> ParallelCanvas::brushed() const {
  std::vector<int> items;
  for (int item = 0; item < names_.size(); ++item) {
    if (inside(item)) {
      items.push_back(item);
    }
  }
  return items;
}

bool ParallelCanvas::named() const { return names_.size() <= mostNamed; }

QColor ParallelCanvas::colourOf(int item) const {
  return named() ? curveStyle(CurveRole::Further, item).colour : seriesColour(0);
}

QRectF ParallelCanvas::plotArea(const QSize& size) const {
  const QFontMetrics metrics(theme::font(theme::TextRole::Caption));
  const double line = metrics.height();
  int right = theme::spaceHuge;
  for (const QString& name : named() ? names_ : QStringList()) {
    right = std::max(right, std::min(longestName, metrics.horizontalAdvance(name)) + theme::spaceHuge + theme::spaceTiny);
  }
  // Names of axes and their upper ends above, the lower ends below.
  return {theme::spaceHuge * 2.0, 2.0 * line + theme::spaceSmall,
          std::max(1.0, size.width() - theme::spaceHuge * 2.0 - right),
          std::max(1.0, size.height() - 3.0 * line - 2.0 * theme::spaceSmall)};
}

double ParallelCanvas::axisX(const QRectF& area, int column) const {
  const int gaps = std::max(1, static_cast<int>(columns_.size()) - 1);
  return area.left() + area.width() * column / gaps;
}

QPointF ParallelCanvas::point(const QRectF& area, int column, int item) const {
  const auto index = static_cast<std::size_t>(column);
  const double value = columns_[index].values[static_cast<std::size_t>(item)];
  return {axisX(area, column), area.bottom() - scales_[index].place(value) * area.height()};
}

void ParallelCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintPicture(painter, size());
  if (hasFocus() && axis_ < 0) {
    theme::paintFocusRing(painter, rect());
  }
}

void ParallelCanvas::paintPicture(QPainter& painter, const QSize& size) const {
  const theme::Colours& c = theme::colours();
  painter.fillRect(QRect(QPoint(0, 0), size), c.surface);
  if (columns_.empty() || names_.isEmpty()) {
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(c.muted);
    painter.drawText(QRect(QPoint(0, 0), size), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
    return;
  }
  const QRectF area = plotArea(size);
  painter.setRenderHint(QPainter::Antialiasing, names_.size() <= 500);
  // Pale ones first, so that they hide nothing.
  for (const bool pale : {true, false}) {
    for (int item = 0; item < names_.size(); ++item) {
      if (inside(item) != pale && item != hovered_) {
        paintItem(painter, area, item, pale ? theme::blend(c.muted, c.surface, paleShare) : colourOf(item), 1.0);
      }
    }
  }
  if (hovered_ >= 0) {
    paintItem(painter, area, hovered_, named() ? colourOf(hovered_) : c.accent, 2.0);
  }
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (int column = 0; column < static_cast<int>(columns_.size()); ++column) {
    paintAxis(painter, area, column);
  }
  if (named()) {
    paintNames(painter, area);
  }
}

void ParallelCanvas::paintItem(QPainter& painter, const QRectF& area, int item, const QColor& colour, double width) const {
  painter.setPen(QPen(colour, width, named() ? curveStyle(CurveRole::Further, item).dash : Qt::SolidLine));
  painter.setBrush(colour);
  for (int column = 0; column < static_cast<int>(columns_.size()); ++column) {
    const auto known = [&](int at) {
      return at < static_cast<int>(columns_.size()) &&
             std::isfinite(columns_[static_cast<std::size_t>(at)].values[static_cast<std::size_t>(item)]);
    };
    if (known(column) && known(column + 1)) {
      painter.drawLine(point(area, column, item), point(area, column + 1, item));
    } else if (known(column) && named()) {
      painter.drawEllipse(point(area, column, item), 2.0, 2.0);  // a neighbour is missing: at least the value
    }
  }
}

void ParallelCanvas::paintAxis(QPainter& painter, const QRectF& area, int column) const {
  const theme::Colours& c = theme::colours();
  const auto index = static_cast<std::size_t>(column);
  const FigureColumn& shown = columns_[index];
  const ValueScale& scale = scales_[index];
  const double x = axisX(area, column);
  const int line = QFontMetrics(theme::font(theme::TextRole::Caption)).height();
  const bool chosen = column == axis_ && hasFocus();
  painter.setPen(QPen(chosen ? c.accent : c.muted, chosen ? 2 : 1));
  painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
  if (brushes_[index] && !scale.empty()) {
    const double top = area.bottom() - std::clamp(scale.place(brushes_[index]->high), 0.0, 1.0) * area.height();
    const double bottom = area.bottom() - std::clamp(scale.place(brushes_[index]->low), 0.0, 1.0) * area.height();
    painter.setPen(QPen(c.accent, 1));
    QColor ground = c.accent;
    ground.setAlphaF(0.18F);
    painter.setBrush(ground);
    painter.drawRect(QRectF(x - brushWidth / 2.0, top, brushWidth, std::max(2.0, bottom - top)));
  }
  painter.setFont(theme::font(theme::TextRole::Caption));
  const QFontMetrics metrics(painter.font());
  const int room = columns_.size() < 2
                       ? static_cast<int>(area.width())
                       : static_cast<int>(area.width() / static_cast<double>(columns_.size() - 1)) - theme::spaceTiny;
  const auto write = [&](double y, const QString& text, const QColor& colour) {
    painter.setPen(colour);
    const double left = std::max(0.0, x - room / 2.0);  // the first axis stands near the edge
    const QRectF place(left, y, x + room / 2.0 - left, line);
    painter.drawText(place, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, static_cast<int>(place.width())));
  };
  write(0, shown.name, c.text);
  if (scale.empty()) {
    return;
  }
  const int categories = static_cast<int>(shown.categories.size());
  if (categories > 0 && categories <= mostCategories) {
    for (int category = 0; category < categories; ++category) {
      const double y = area.bottom() - scale.place(category) * area.height();
      painter.setPen(c.muted);
      painter.drawText(QRectF(x + theme::spaceTiny, y - line, room / 2.0, line), Qt::AlignLeft | Qt::AlignBottom,
                       metrics.elidedText(shown.categories.at(category), Qt::ElideRight, room / 2));
    }
    return;
  }
  write(line, shown.text(scale.high()), c.muted);
  if (scale.low() != scale.high()) {
    write(area.bottom() + theme::spaceTiny, shown.text(scale.low()), c.muted);
  }
}

void ParallelCanvas::paintNames(QPainter& painter, const QRectF& area) const {
  painter.setFont(theme::font(theme::TextRole::Caption));
  const QFontMetrics metrics(painter.font());
  const int last = static_cast<int>(columns_.size()) - 1;
  std::vector<std::pair<double, int>> places;
  for (int item = 0; item < names_.size(); ++item) {
    if (std::isfinite(columns_.back().values[static_cast<std::size_t>(item)])) {
      places.emplace_back(point(area, last, item).y(), item);
    }
  }
  std::sort(places.begin(), places.end());
  double free = -1e9;  // names of lines that end close together are set below each other
  for (const auto& [wanted, item] : places) {
    const double y = std::max(wanted, free);
    free = y + metrics.height();
    painter.setPen(inside(item) ? theme::colours().text : theme::colours().muted);
    painter.fillRect(QRectF(area.right() + theme::spaceSmall, y - 1, theme::spaceSmall, 3), colourOf(item));
    painter.drawText(QPointF(area.right() + 2 * theme::spaceSmall + theme::spaceTiny, y + metrics.ascent() / 2.0 - 1),
                     metrics.elidedText(names_.at(item), Qt::ElideRight, longestName));
  }
}

}  // namespace luthier
