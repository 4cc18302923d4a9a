// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/min_max_pyramid.h"

#include <algorithm>
#include <cmath>

namespace luthier {
namespace {

constexpr std::size_t fanOut = 16;

}  // namespace

void Extent::include(double value) {
  if (std::isfinite(value)) {
    least = std::min(least, value);
    greatest = std::max(greatest, value);
  }
}

void Extent::include(const Extent& other) {
  least = std::min(least, other.least);
  greatest = std::max(greatest, other.greatest);
}

void MinMaxPyramid::clear() {
  levels_.clear();
  size_ = 0;
}

void MinMaxPyramid::extend(std::span<const double> values) {
  for (; size_ < values.size(); ++size_) {
    std::size_t block = size_ / fanOut;
    for (std::size_t level = 0;; ++level, block /= fanOut) {
      if (level == levels_.size()) {
        if (level > 0 && levels_[level - 1].size() <= 1) {
          break;  // one block holds everything
        }
        // A new level starts from the blocks that are below it already.
        levels_.emplace_back();
        if (level > 0) {
          for (std::size_t below = 0; below < levels_[level - 1].size(); ++below) {
            levels_[level].resize(below / fanOut + 1);
            levels_[level][below / fanOut].include(levels_[level - 1][below]);
          }
        }
      }
      if (levels_[level].size() <= block) {
        levels_[level].resize(block + 1);
      }
      levels_[level][block].include(values[size_]);
    }
  }
}

Extent MinMaxPyramid::extent(std::span<const double> values, std::size_t first, std::size_t last) const {
  Extent result;
  // Ragged ends are taken from the finer level, whole blocks from the next coarser one.
  while (first < last && first % fanOut != 0) {
    result.include(values[first++]);
  }
  while (first < last && last % fanOut != 0) {
    result.include(values[--last]);
  }
  first /= fanOut;
  last /= fanOut;
  for (std::size_t level = 0; first < last; ++level) {
    const std::vector<Extent>& blocks = levels_[level];
    const bool coarser = level + 1 < levels_.size();
    while (first < last && (first % fanOut != 0 || !coarser)) {
      result.include(blocks[first++]);
    }
    while (first < last && last % fanOut != 0) {
      result.include(blocks[--last]);
    }
    first /= fanOut;
    last /= fanOut;
  }
  return result;
}

}  // namespace luthier
