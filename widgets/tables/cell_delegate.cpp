// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/cell_delegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

#include "widgets/theme/tokens.h"

namespace luthier {

void CellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  const int type = index.data(Qt::EditRole).typeId();
  const bool figure =
      type == QMetaType::Int || type == QMetaType::LongLong || type == QMetaType::Double || type == QMetaType::ULongLong;
  if (figure && !index.data(Qt::TextAlignmentRole).isValid()) {
    option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
  }
}

bool CellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index) {
  if (event->type() == QEvent::ToolTip && !index.data(Qt::ToolTipRole).isValid()) {
    const QString text = index.data(Qt::DisplayRole).toString();
    if (option.fontMetrics.horizontalAdvance(text) > option.rect.width() - 2 * theme::spaceSmall) {
      QToolTip::showText(event->globalPos(), text.toHtmlEscaped(), view);
      return true;
    }
  }
  return QStyledItemDelegate::helpEvent(event, view, option, index);
}

}  // namespace luthier
