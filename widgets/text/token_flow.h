// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

#include <vector>

namespace luthier {

/// One cell of a line of tokens, before it has a place.
struct FlowItem {
  int width = 0;
  bool joined = false;       // belongs to the item before: no break between them where their line holds both
  bool spaceBefore = false;  // a wider gap
  bool newLine = false;      // begins a line
};

struct FlowMetrics {
  int width = 0;       // of the lines
  int lineHeight = 0;  // of the cells
  int lineGap = 0;
  int top = 0;  // room above the first line
  int joinedGap = 1;
  int gap = 2;
  int spaceGap = 6;
  bool rightToLeft = false;
};

struct FlowResult {
  std::vector<QRect> places;  // one an item
  int height = 0;
};

/// Breaks items into lines as words are: joined ones stay together unless they alone are longer than a line, which then is cut.
[[nodiscard]] FlowResult flowTokens(const std::vector<FlowItem>& items, const FlowMetrics& metrics);

}  // namespace luthier
