// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/image_delegate.h"

#include <QPainter>

#include "widgets/image/image_grid_model.h"
#include "widgets/image/image_view.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int margin = theme::spaceTiny;

int lineHeight() { return QFontMetrics(theme::font(theme::TextRole::Caption)).height(); }

const QColor& captionColour(ImageState state) {
  switch (state) {
    case ImageState::Good:
      return theme::colours().good;
    case ImageState::Bad:
      return theme::colours().bad;
    case ImageState::Neutral:
      break;
  }
  return theme::colours().text;
}

}  // namespace

QSize ImageDelegate::itemSize() const {
  const int text = lines_ == 0 ? 0 : theme::spaceTiny + lines_ * lineHeight();
  return {side_ + 2 * margin, side_ + text + 2 * margin};
}

QSize ImageDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return itemSize(); }

void ImageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const theme::Colours& c = theme::colours();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(selected ? c.accentSoft : c.hover);
    painter->drawRoundedRect(option.rect, theme::radius, theme::radius);
  }
  const QRect picture(option.rect.left() + margin, option.rect.top() + margin, side_, side_);
  const QVariant thumbnail = index.data(ImageGridModel::ThumbnailRole);
  if (thumbnail.isValid()) {
    paintImageFitted(*painter, picture, thumbnail.value<QImage>());
  } else {
    painter->fillRect(picture, c.emptyCell);
    if (index.data(ImageGridModel::FailedRole).toBool()) {
      const QRect mark(picture.center() - QPoint(theme::iconSize / 2, theme::iconSize / 2),
                       QSize(theme::iconSize, theme::iconSize));
      theme::icon(theme::Icon::Error, c.bad).paint(painter, mark);
    }
  }
  if (lines_ > 0) {
    QFont font = theme::font(theme::TextRole::Caption);
    QRect line(picture.left(), picture.bottom() + 1 + theme::spaceTiny, picture.width(), lineHeight());
    const QString second = index.data(ImageGridModel::SubCaptionRole).toString();
    painter->setPen(captionColour(static_cast<ImageState>(index.data(ImageGridModel::StateRole).toInt())));
    font.setWeight(lines_ > 1 ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    if (lines_ > 1 && !second.isEmpty()) {
      font.setWeight(QFont::Normal);
      line.translate(0, lineHeight());
      painter->setFont(font);
      painter->setPen(c.muted);
      painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                        QFontMetrics(font).elidedText(second, Qt::ElideRight, line.width()));
    }
  }
  if (option.state.testFlag(QStyle::State_HasFocus)) {
    theme::paintFocusRing(*painter, option.rect);
  }
  painter->restore();
}

}  // namespace luthier
