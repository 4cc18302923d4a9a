// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/image_view.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int usualSide = 224;

}  // namespace

void paintImageFitted(QPainter& painter, const QRect& target, const QImage& image) {
  if (image.isNull() || target.isEmpty()) {
    return;
  }
  // Whole factors are counted in device pixels, so that an enlarged image stays sharp at any scale of the screen.
  const double ratio = painter.device()->devicePixelRatioF();
  const QSizeF room = QSizeF(target.size()) * ratio;
  const double share = std::min(room.width() / image.width(), room.height() / image.height());
  const double factor = share >= 1.0 ? static_cast<int>(share) : share;
  const QSizeF size = QSizeF(image.size()) * factor / ratio;
  const QPointF corner(target.left() + (target.width() - size.width()) / 2,
                       target.top() + (target.height() - size.height()) / 2);
  const QPointF whole(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio);
  painter.save();
  painter.setRenderHint(QPainter::SmoothPixmapTransform, factor < 1.0);
  painter.drawImage(QRectF(whole, size), image);
  painter.restore();
}

ImageView::ImageView(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding); }

void ImageView::setImage(const QImage& image) {
  image_ = image;
  update();
}

void ImageView::setDescription(const QString& description) { setAccessibleName(description); }

void ImageView::setEmptyText(const QString& text) {
  emptyText_ = text;
  update();
}

QSize ImageView::sizeHint() const { return {usualSide, usualSide}; }

void ImageView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (image_.isNull()) {
    painter.setPen(theme::colours().muted);
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
    return;
  }
  paintImageFitted(painter, rect(), image_);
}

}  // namespace luthier
