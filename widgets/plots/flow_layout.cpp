// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/flow_layout.h"

#include <algorithm>

#include "widgets/theme/tokens.h"

namespace luthier {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent) {
  setContentsMargins(0, 0, 0, 0);
  setSpacing(theme::spaceTiny);
}

FlowLayout::~FlowLayout() {
  while (QLayoutItem* item = FlowLayout::takeAt(0)) {
    delete item;
  }
}

void FlowLayout::addItem(QLayoutItem* item) { items_.push_back(item); }
int FlowLayout::count() const { return static_cast<int>(items_.size()); }

QLayoutItem* FlowLayout::itemAt(int index) const {
  return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
  QLayoutItem* item = itemAt(index);
  if (item != nullptr) {
    items_.erase(items_.begin() + index);
  }
  return item;
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : items_) {
    size = item->isEmpty() ? size : size.expandedTo(item->sizeHint());
  }
  return size;
}

QSize FlowLayout::sizeHint() const {
  int width = 0;
  for (const QLayoutItem* item : items_) {
    width += item->isEmpty() ? 0 : item->sizeHint().width() + spacing();
  }
  return {width, minimumSize().height()};
}

int FlowLayout::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), false); }

int FlowLayout::arrange(const QRect& rect, bool apply) const {
  int x = rect.left();
  int y = rect.top();
  int lineHeight = 0;
  for (QLayoutItem* item : items_) {
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
