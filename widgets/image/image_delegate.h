// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace luthier {

/// Paints one image of a grid: thumbnail (or its place while it is fetched), caption, second line in muted text.
class ImageDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void setSide(int side) { side_ = side; }
  void setLines(int lines) { lines_ = lines; }
  /// Size of an item, the same for all.
  [[nodiscard]] QSize itemSize() const;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  int side_ = 96;
  int lines_ = 2;
};

}  // namespace luthier
