// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace luthier {

/// Counts of (true class, predicted class); rows are the truth, columns the prediction, as in scikit-learn.
class ConfusionMatrix {
 public:
  ConfusionMatrix() = default;
  explicit ConfusionMatrix(std::size_t classes);
  /// `counts` row by row, classes * classes values.
  ConfusionMatrix(std::size_t classes, std::vector<std::int64_t> counts);

  void add(std::size_t truth, std::size_t prediction, std::int64_t count = 1);
  void reset();

  [[nodiscard]] std::size_t classes() const noexcept { return classes_; }
  [[nodiscard]] std::int64_t at(std::size_t truth, std::size_t prediction) const;
  [[nodiscard]] std::int64_t total() const noexcept;
  [[nodiscard]] std::int64_t support(std::size_t truth) const;         // row sum
  [[nodiscard]] std::int64_t predicted(std::size_t prediction) const;  // column sum
  [[nodiscard]] std::span<const std::int64_t> counts() const noexcept { return counts_; }

  bool operator==(const ConfusionMatrix&) const = default;

 private:
  std::size_t classes_ = 0;
  std::vector<std::int64_t> counts_;
};

}  // namespace luthier
