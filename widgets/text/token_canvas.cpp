// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/token_canvas.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int padding = 4;  // of a cell, left and right
constexpr int lineGap = theme::spaceSmall;
constexpr int arcGap = theme::spaceHuge + theme::spaceTiny;
constexpr double weakestArc = 0.08;  // of the strongest
constexpr std::size_t mostArcs = 12;
constexpr double fadedShare = 0.45;  // ink of what the model never sees

QFont textFont() { return theme::font(theme::TextRole::Body); }
QFont captionFont() {
  QFont font = theme::font(theme::TextRole::Caption);
  font.setPixelSize(font.pixelSize() - 2);
  return font;
}

}  // namespace

TokenCanvas::TokenCanvas(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setMouseTracking(true);
  setMinimumSize(160, 2 * theme::controlHeight);
}

void TokenCanvas::setCells(std::vector<TokenCell> cells) {
  const bool same = cells.size() == cells_.size();
  cells_ = std::move(cells);
  captions_ = std::any_of(cells_.begin(), cells_.end(), [](const TokenCell& cell) { return !cell.caption.isEmpty(); });
  if (!same) {
    current_ = -1;
    hovered_ = -1;
    arcsFrom_ = -1;
  }
  arrange();
}

void TokenCanvas::setRightToLeft(bool rightToLeft) {
  rightToLeft_ = rightToLeft;
  arrange();
}

void TokenCanvas::setEmptyText(const QString& text) {
  emptyText_ = text;
  viewport()->update();
}

void TokenCanvas::setArcRoom(bool room) {
  arcRoom_ = room;
  arrange();
}

void TokenCanvas::setArcs(int from, std::vector<double> weights) {
  arcsFrom_ = weights.size() == cells_.size() ? from : -1;
  arcs_ = std::move(weights);
  viewport()->update();
}

FlowResult TokenCanvas::flow(int width) const {
  const QFontMetrics text(textFont());
  const QFontMetrics caption(captionFont());
  std::vector<FlowItem> items;
  items.reserve(cells_.size());
  for (const TokenCell& cell : cells_) {
    const int widest =
        std::max(text.horizontalAdvance(cell.text), cell.caption.isEmpty() ? 0 : caption.horizontalAdvance(cell.caption));
    items.push_back({widest + 2 * padding, cell.joined, cell.spaceBefore, cell.newLine});
  }
  FlowMetrics metrics;
  metrics.width = std::max(width, 2 * padding + 1);
  metrics.lineHeight = text.height() + padding + (captions_ ? caption.height() : 0);
  metrics.lineGap = arcRoom_ ? arcGap : lineGap;
  metrics.top = arcRoom_ ? arcGap : 2;
  metrics.rightToLeft = rightToLeft_;
  return flowTokens(items, metrics);
}

int TokenCanvas::heightFor(int width) const { return flow(width).height; }

void TokenCanvas::arrange() {
  FlowResult result = flow(viewport()->width() - 2);
  places_ = std::move(result.places);
  verticalScrollBar()->setRange(0, std::max(0, result.height + 2 - viewport()->height()));
  verticalScrollBar()->setPageStep(std::max(1, viewport()->height()));
  verticalScrollBar()->setSingleStep(theme::controlHeight);
  viewport()->update();
}

QRect TokenCanvas::cellRect(int cell) const {
  return places_.at(static_cast<std::size_t>(cell)).translated(1, -verticalScrollBar()->value());
}

int TokenCanvas::cellAt(const QPoint& position) const {
  for (int cell = 0; cell < static_cast<int>(places_.size()); ++cell) {
    if (cellRect(cell).contains(position)) {
      return cell;
    }
  }
  return -1;
}

void TokenCanvas::setCurrent(int cell) {
  const int wanted = cell >= 0 && cell < static_cast<int>(cells_.size()) ? cell : -1;
  if (wanted == current_) {
    return;
  }
  current_ = wanted;
  if (current_ >= 0) {
    const QRect place = cellRect(current_);
    const int above = arcRoom_ ? arcGap : lineGap;
    if (place.top() - above < 0) {
      verticalScrollBar()->setValue(verticalScrollBar()->value() + place.top() - above);
    } else if (place.bottom() > viewport()->height()) {
      verticalScrollBar()->setValue(verticalScrollBar()->value() + place.bottom() - viewport()->height() + 2);
    }
  }
  viewport()->update();
  Q_EMIT currentChanged(current_);
}

void TokenCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  painter.fillRect(viewport()->rect(), theme::colours().surface);
  if (cells_.empty()) {
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(theme::colours().muted);
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
  }
  painter.save();
  painter.translate(1, -verticalScrollBar()->value());
  paintCells(painter, places_, viewport()->rect().translated(-1, verticalScrollBar()->value()));
  paintArcs(painter, places_);
  const auto mark = [&](int cell, const QColor& colour) {
    painter.setPen(QPen(colour, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(places_[static_cast<std::size_t>(cell)], 3, 3);
  };
  if (hovered_ >= 0) {
    mark(hovered_, theme::colours().muted);
  }
  if (current_ >= 0) {
    mark(current_, theme::colours().accent);
  }
  painter.restore();
  if (hasFocus() && current_ < 0) {
    theme::paintFocusRing(painter, viewport()->rect());
  }
}

void TokenCanvas::paintCells(QPainter& painter, const std::vector<QRect>& places, const QRect& visible) const {
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (places[i].intersects(visible)) {
      paintCell(painter, cells_[i], places[i]);
    }
  }
}

void TokenCanvas::paintCell(QPainter& painter, const TokenCell& cell, const QRect& place) const {
  const theme::Colours& colours = theme::colours();
  QColor ink = cell.ink.isValid() ? cell.ink : colours.text;
  if (cell.faded) {
    ink = theme::blend(ink, colours.surface, fadedShare);
  }
  painter.setPen(cell.dashed ? QPen(colours.muted, 1, Qt::DashLine) : QPen(Qt::NoPen));
  painter.setBrush(cell.ground.isValid() ? QBrush(cell.ground) : QBrush(Qt::NoBrush));
  if (cell.ground.isValid() || cell.dashed) {
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  }
  QFont font = textFont();
  font.setStrikeOut(cell.faded);
  painter.setFont(font);
  painter.setPen(ink);
  const QFontMetrics metrics(font);
  const int room = place.width() - 2 * padding;
  const QRect upper(place.left(), place.top() + 1, place.width(), metrics.height() + 2);
  painter.drawText(upper, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip,
                   metrics.elidedText(cell.text, Qt::ElideRight, room + 1));
  if (!cell.caption.isEmpty()) {
    painter.setFont(captionFont());
    painter.setPen(cell.ground.isValid() ? ink : colours.muted);
    painter.drawText(QRect(place.left(), upper.bottom(), place.width(), place.bottom() - upper.bottom()),
                     Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, cell.caption);
  }
}

void TokenCanvas::paintArcs(QPainter& painter, const std::vector<QRect>& places) const {
  if (arcsFrom_ < 0 || arcs_.empty()) {
    return;
  }
  std::vector<std::size_t> strongest;
  for (std::size_t i = 0; i < arcs_.size(); ++i) {
    if (static_cast<int>(i) != arcsFrom_) {
      strongest.push_back(i);
    }
  }
  std::sort(strongest.begin(), strongest.end(), [this](std::size_t a, std::size_t b) { return arcs_[a] > arcs_[b]; });
  strongest.resize(std::min(strongest.size(), mostArcs));
  const double most = strongest.empty() ? 0.0 : arcs_[strongest.front()];
  const QRect from = places[static_cast<std::size_t>(arcsFrom_)];
  for (const std::size_t to : strongest) {
    const double share = most > 0.0 ? arcs_[to] / most : 0.0;
    if (share < weakestArc) {
      continue;
    }
    const QPointF start(from.center().x(), from.top());
    const QPointF end(places[to].center().x(), places[to].top());
    const double rise = std::min<double>(arcGap - 4, 8 + std::abs(start.x() - end.x()) / 8);
    QPainterPath path(start);
    path.cubicTo(start - QPointF(0, rise), end - QPointF(0, rise), end);
    QColor colour = theme::colours().accent;
    colour.setAlphaF(static_cast<float>(0.25 + 0.75 * share));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.0 + 2.0 * share));
    painter.drawPath(path);
  }
}

void TokenCanvas::paintPicture(QPainter& painter, const QRect& place) const {
  const FlowResult result = flow(place.width());
  painter.save();
  painter.translate(place.topLeft());
  paintCells(painter, result.places, QRect(QPoint(0, 0), QSize(place.width(), result.height)));
  paintArcs(painter, result.places);
  painter.restore();
}

void TokenCanvas::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  arrange();
}

void TokenCanvas::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
    arrange();
  }
  QAbstractScrollArea::changeEvent(event);
}

}  // namespace luthier
