// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/token_flow.h"

#include <algorithm>

namespace luthier {
namespace {

int gapBefore(const FlowItem& item, const FlowMetrics& metrics) {
  return item.joined ? metrics.joinedGap : item.spaceBefore ? metrics.spaceGap : metrics.gap;
}

/// Width of the run of joined items that begins at `first`.
int runWidth(const std::vector<FlowItem>& items, std::size_t first, const FlowMetrics& metrics) {
  int width = items[first].width;
  for (std::size_t i = first + 1; i < items.size() && items[i].joined; ++i) {
    width += metrics.joinedGap + items[i].width;
  }
  return width;
}

}  // namespace

FlowResult flowTokens(const std::vector<FlowItem>& items, const FlowMetrics& metrics) {
  FlowResult result;
  result.places.reserve(items.size());
  int x = 0;
  int y = metrics.top;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const FlowItem& item = items[i];
    const int width = std::min(item.width, metrics.width);
    const int needed = item.joined ? width : std::min(runWidth(items, i, metrics), metrics.width);
    const int gap = x == 0 ? 0 : gapBefore(item, metrics);
    if (x > 0 && (item.newLine || x + gap + needed > metrics.width)) {
      x = 0;
      y += metrics.lineHeight + metrics.lineGap;
    } else {
      x += gap;
    }
    const int left = metrics.rightToLeft ? metrics.width - x - width : x;
    result.places.emplace_back(left, y, width, metrics.lineHeight);
    x += width;
  }
  result.height = items.empty() ? 0 : y + metrics.lineHeight;
  return result;
}

}  // namespace luthier
