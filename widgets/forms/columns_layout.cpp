// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/columns_layout.h"

#include <algorithm>

#include "widgets/theme/tokens.h"

namespace luthier {

ColumnsLayout::ColumnsLayout(int narrowest, int columns, QWidget* parent)
    : WrappingLayout(theme::spaceLarge, parent), narrowest_(narrowest), columns_(columns) {}

QSize ColumnsLayout::minimumSize() const {
  int width = 0;
  for (const QLayoutItem* item : items()) {
    width = std::max(width, item->isEmpty() ? 0 : item->minimumSize().width());
  }
  const QMargins margins = contentsMargins();
  return {width + margins.left() + margins.right(), margins.top() + margins.bottom()};
}

QSize ColumnsLayout::sizeHint() const {
  const int width = columns_ * narrowest_ + (columns_ - 1) * spacing();
  return {width, heightForWidth(width)};
}

int ColumnsLayout::arrange(const QRect& rect, bool apply) const {
  const QMargins margins = contentsMargins();
  const QRect inner = rect.marginsRemoved(margins);
  const int columns = std::clamp((inner.width() + spacing()) / (narrowest_ + spacing()), 1, columns_);
  const int width = (inner.width() - (columns - 1) * spacing()) / columns;
  int column = 0;
  int y = inner.top();
  int rowHeight = 0;
  for (QLayoutItem* item : items()) {
    if (item->isEmpty()) {
      continue;
    }
    if (column == columns) {
      column = 0;
      y += rowHeight + spacing();
      rowHeight = 0;
    }
    const int height = item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
    if (apply) {
      item->setGeometry(QRect(inner.left() + column * (width + spacing()), y, width, height));
    }
    rowHeight = std::max(rowHeight, height);
    ++column;
  }
  return y + rowHeight - rect.top() + margins.bottom();
}

}  // namespace luthier
