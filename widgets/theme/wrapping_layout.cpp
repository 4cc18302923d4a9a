// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/wrapping_layout.h"

namespace luthier {

WrappingLayout::WrappingLayout(int spacing, QWidget* parent) : QLayout(parent) {
  setContentsMargins(0, 0, 0, 0);
  setSpacing(spacing);
}

WrappingLayout::~WrappingLayout() {
  while (QLayoutItem* item = WrappingLayout::takeAt(0)) {
    delete item;
  }
}

void WrappingLayout::addItem(QLayoutItem* item) { items_.push_back(item); }
int WrappingLayout::count() const { return static_cast<int>(items_.size()); }

QLayoutItem* WrappingLayout::itemAt(int index) const {
  return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* WrappingLayout::takeAt(int index) {
  QLayoutItem* item = itemAt(index);
  if (item != nullptr) {
    items_.erase(items_.begin() + index);
  }
  return item;
}

void WrappingLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

int WrappingLayout::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), false); }

}  // namespace luthier
