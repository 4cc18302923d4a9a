// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/head_grid_canvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int smallestSide = 12;
constexpr int usualSide = 32;
constexpr int largestSide = 72;
constexpr int pictureSide = 64;  // tokens beyond are pooled: the largest weight of each block stays

QFont labelFont() { return theme::font(theme::TextRole::Caption); }

QImage pictureOf(const std::vector<float>& weights, int tokens) {
  const int side = std::min(tokens, pictureSide);
  std::vector<float> pooled(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 0.0F);
  float most = 0.0F;
  for (int from = 0; from < tokens; ++from) {
    for (int to = 0; to < tokens; ++to) {
      const float weight =
          weights[static_cast<std::size_t>(from) * static_cast<std::size_t>(tokens) + static_cast<std::size_t>(to)];
      float& place = pooled[static_cast<std::size_t>(from * side / tokens) * static_cast<std::size_t>(side) +
                            static_cast<std::size_t>(to * side / tokens)];
      place = std::max(place, weight);
      most = std::max(most, weight);
    }
  }
  QImage picture(side, side, QImage::Format_RGB32);
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const float weight =
          pooled[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)];
      picture.setPixelColor(x, y, theme::heat(most > 0.0F ? static_cast<double>(weight / most) : 0.0));
    }
  }
  return picture;
}

}  // namespace

HeadGridCanvas::HeadGridCanvas(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
}

void HeadGridCanvas::setAttention(const AttentionStack& attention) {
  const bool same = attention.layers == layers_ && attention.heads == heads_;
  layers_ = attention.layers;
  heads_ = attention.heads;
  pictures_.clear();
  for (int layer = 0; layer < layers_; ++layer) {
    for (int head = -1; head < heads_; ++head) {
      pictures_.push_back(pictureOf(attention.mean(layer, head), attention.tokens));
    }
  }
  if (!same) {
    layer_ = head_ = hoveredLayer_ = hoveredHead_ = -1;
  }
  updateGeometry();
  update();
}

void HeadGridCanvas::setEmptyText(const QString& text) {
  emptyText_ = text;
  update();
}

void HeadGridCanvas::setChosen(int layer, int head) {
  layer_ = layer < layers_ ? layer : -1;
  head_ = layer_ >= 0 && head < heads_ ? head : -1;
  update();
}

void HeadGridCanvas::choose(int layer, int head) {
  setChosen(layer, head);
  Q_EMIT chosenChanged(layer_, head_);
}

HeadGridCanvas::Geometry HeadGridCanvas::geometryFor(const QSize& size) const {
  const QFontMetrics metrics(labelFont());
  Geometry geometry;
  geometry.left = metrics.horizontalAdvance(tr("Layer %1").arg(layers_)) + theme::spaceSmall;
  geometry.top = metrics.height() + theme::spaceTiny;
  const int across = (size.width() - geometry.left) / std::max(1, columns()) - geometry.gap;
  const int down = (size.height() - geometry.top) / std::max(1, layers_) - geometry.gap;
  geometry.side = std::clamp(std::min(across, down), smallestSide, largestSide);
  return geometry;
}

QSize HeadGridCanvas::sizeHint() const {
  const Geometry geometry = geometryFor({});
  const int step = usualSide + geometry.gap;
  return {geometry.left + columns() * step, geometry.top + std::max(1, layers_) * step};
}

QSize HeadGridCanvas::minimumSizeHint() const {
  const Geometry geometry = geometryFor({});
  const int step = smallestSide + geometry.gap;
  return {geometry.left + columns() * step, geometry.top + std::max(1, layers_) * step};
}

QRect HeadGridCanvas::cellRect(int layer, int head) const { return geometryFor(size()).cell(layer, head + 1); }

void HeadGridCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint(painter, size(), true);
  if (hasFocus() && layer_ < 0) {
    theme::paintFocusRing(painter, rect());
  }
}

void HeadGridCanvas::paint(QPainter& painter, const QSize& size, bool marks) const {
  const theme::Colours& colours = theme::colours();
  painter.fillRect(QRect(QPoint(0, 0), size), colours.surface);
  painter.setFont(layers_ == 0 ? theme::font(theme::TextRole::Body) : labelFont());
  painter.setPen(colours.muted);
  if (layers_ == 0) {
    painter.drawText(QRect(QPoint(0, 0), size), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
    return;
  }
  const Geometry geometry = geometryFor(size);
  const QFontMetrics metrics(painter.font());
  for (int column = 0; column < columns(); ++column) {
    const QRect cell = geometry.cell(0, column);
    const QString name = column == 0 ? tr("mean") : QString::number(column);
    const bool fits = metrics.horizontalAdvance(name) <= geometry.side + geometry.gap;
    if (fits || column == 0) {
      painter.drawText(
          QRect(cell.left() - theme::spaceHuge, 0, cell.width() + 2 * theme::spaceHuge, geometry.top - theme::spaceTiny),
          Qt::AlignCenter, name);
    }
  }
  for (int layer = 0; layer < layers_; ++layer) {
    const QRect row = geometry.cell(layer, 0);
    painter.drawText(QRect(0, row.top(), geometry.left - theme::spaceSmall, row.height()),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, tr("Layer %1").arg(layer + 1));
    for (int column = 0; column < columns(); ++column) {
      painter.drawImage(geometry.cell(layer, column), pictures_[static_cast<std::size_t>(layer * columns() + column)]);
    }
  }
  const auto mark = [&](int layer, int head, const QColor& colour) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 2));
    painter.drawRect(geometry.cell(layer, head + 1).adjusted(-1, -1, 0, 0));
  };
  if (marks && hoveredLayer_ >= 0) {
    mark(hoveredLayer_, hoveredHead_, colours.muted);
  }
  if (layer_ >= 0) {
    mark(layer_, head_, colours.accent);
  }
}

void HeadGridCanvas::hover(const QPoint& position) {
  const Geometry geometry = geometryFor(size());
  const int step = geometry.side + geometry.gap;
  const QPoint inside = position - QPoint(geometry.left, geometry.top);
  const bool within = inside.x() >= 0 && inside.y() >= 0 && inside.x() / step < columns() && inside.y() / step < layers_;
  const int layer = within ? inside.y() / step : -1;
  const int head = within ? inside.x() / step - 1 : -1;
  if (layer != hoveredLayer_ || head != hoveredHead_) {
    hoveredLayer_ = layer;
    hoveredHead_ = head;
    setCursor(within ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
    Q_EMIT hoveredChanged();
  }
}

void HeadGridCanvas::mouseMoveEvent(QMouseEvent* event) { hover(event->pos()); }
void HeadGridCanvas::leaveEvent(QEvent*) { hover({-1, -1}); }

void HeadGridCanvas::mousePressEvent(QMouseEvent* event) {
  hover(event->pos());
  if (event->button() == Qt::LeftButton && hoveredLayer_ >= 0) {
    choose(hoveredLayer_, hoveredHead_);
  }
}

void HeadGridCanvas::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  const int across = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
  const int down = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
  if (layers_ == 0 || (across == 0 && down == 0)) {
    QWidget::keyPressEvent(event);
    return;
  }
  if (layer_ < 0) {
    choose(0, -1);
    return;
  }
  choose(std::clamp(layer_ + down, 0, layers_ - 1), std::clamp(head_ + across, -1, heads_ - 1));
}

}  // namespace luthier
