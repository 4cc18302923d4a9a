// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/flow_layout.h"

#include <algorithm>

#include "widgets/theme/tokens.h"

namespace luthier {

FlowLayout::FlowLayout(QWidget* parent) : WrappingLayout(theme::spaceTiny, parent) {}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : items()) {
    size = item->isEmpty() ? size : size.expandedTo(item->sizeHint());
  }
  return size;
}

QSize FlowLayout::sizeHint() const {
  int width = 0;
  for (const QLayoutItem* item : items()) {
    width += item->isEmpty() ? 0 : item->sizeHint().width() + spacing();
  }
  return {width, minimumSize().height()};
}

int FlowLayout::arrange(const QRect& rect, bool apply) const {
  int x = rect.left();
  int y = rect.top();
  int lineHeight = 0;
  for (QLayoutItem* item : items()) {
    if (item->isEmpty()) {
      continue;
    }
    const QSize size = item->sizeHint();
    if (x > rect.left() && x + size.width() > rect.right() + 1) {
      x = rect.left();
      y += lineHeight + spacing();
      lineHeight = 0;
    }
    if (apply) {
      item->setGeometry(QRect(QPoint(x, y), size));
    }
    x += size.width() + spacing();
    lineHeight = std::max(lineHeight, size.height());
  }
  return y + lineHeight - rect.top();
}

}  // namespace luthier
