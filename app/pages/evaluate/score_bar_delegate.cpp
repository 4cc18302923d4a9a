// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/score_bar_delegate.h"

#include <QPainter>
#include <algorithm>

#include "widgets/theme/tokens.h"

namespace luthier {

void ScoreBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  CellDelegate::paint(painter, option, index);
  const int figures = option.fontMetrics.horizontalAdvance(QStringLiteral("0.000")) + 2 * theme::spaceSmall;
  const QRect track(option.rect.left() + theme::spaceSmall, option.rect.center().y() - theme::trackHeight / 2,
                    option.rect.width() - figures - theme::spaceSmall, theme::trackHeight);
  if (track.width() < 2 * theme::trackHeight) {
    return;
  }
  const double share = std::clamp(index.data(Qt::EditRole).toDouble(), 0.0, 1.0);
  QRect filled = track;
  filled.setWidth(static_cast<int>(share * track.width()));
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  const double round = theme::trackHeight / 2.0;
  painter->setBrush(theme::colours().line);
  painter->drawRoundedRect(track, round, round);
  painter->setBrush(theme::colours().accent);
  painter->drawRoundedRect(filled, round, round);
  painter->restore();
}

}  // namespace luthier
