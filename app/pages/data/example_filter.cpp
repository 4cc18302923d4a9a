// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/example_filter.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <algorithm>

#include "app/item_models/display_text.h"
#include "app/pages/examples/example_cell.h"

namespace luthier::example_filter {

void fillSplits(QComboBox& box, const QString& all) {
  const QSignalBlocker blocker(&box);
  const int chosen = std::max(0, box.currentIndex());
  box.clear();
  box.addItem(all);
  for (const Split split : allSplits) {
    box.addItem(display::split(split), static_cast<int>(split));
  }
  box.setCurrentIndex(chosen);
}

void fillClasses(QComboBox& box, const QString& all, const DatasetRecord& dataset) {
  const QSignalBlocker blocker(&box);
  box.clear();
  box.addItem(all);
  box.addItems(classNames(dataset));
}

std::optional<Split> split(const QComboBox& box) {
  const QVariant chosen = box.currentData();
  return chosen.isValid() ? std::optional(static_cast<Split>(chosen.toInt())) : std::nullopt;
}

std::optional<std::int32_t> label(const QComboBox& box) {
  return box.currentIndex() > 0 ? std::optional<std::int32_t>(box.currentIndex() - 1) : std::nullopt;
}

}  // namespace luthier::example_filter
