// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tables/cell_delegate.h"

namespace luthier {

/// A long text in a table cell: its beginning in up to two lines, from the right where it is written so, the words searched for on
/// a ground; the whole of it (a page at most) as tool tip. Texts are plain, never rich.
class TextCellDelegate : public CellDelegate {
  Q_OBJECT
 public:
  using CellDelegate::CellDelegate;

  /// Words to mark, as typed into a search field.
  void setWords(const QString& search);
  /// Height of a row with two lines.
  [[nodiscard]] static int rowHeight();

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                 const QModelIndex& index) override;

 private:
  QStringList words_;
};

}  // namespace luthier
