// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace luthier {

/// Least and greatest finite value of a range; `least > greatest` where there is none.
struct Extent {
  double least = std::numeric_limits<double>::infinity();
  double greatest = -std::numeric_limits<double>::infinity();

  [[nodiscard]] bool empty() const { return least > greatest; }
  void include(double value);
  void include(const Extent& other);
};

/// Minima and maxima of blocks of values, of blocks of blocks and so on: the extent of any range in O(log n), extended in
/// constant time a value. Non-finite values count for nothing.
class MinMaxPyramid {
 public:
  /// `values` is the whole series, of which the first size() have been seen already.
  void extend(std::span<const double> values);
  void clear();
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Extent of values[first, last); `values` as given to extend().
  [[nodiscard]] Extent extent(std::span<const double> values, std::size_t first, std::size_t last) const;

 private:
  std::vector<std::vector<Extent>> levels_;
  std::size_t size_ = 0;
};

}  // namespace luthier
