// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/confusion_matrix.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace luthier {

ConfusionMatrix::ConfusionMatrix(std::size_t classes) : classes_(classes), counts_(classes * classes, 0) {}

ConfusionMatrix::ConfusionMatrix(std::size_t classes, std::vector<std::int64_t> counts)
    : classes_(classes), counts_(std::move(counts)) {
  if (counts_.size() != classes_ * classes_) {
    throw std::invalid_argument("a confusion matrix needs classes * classes counts");
  }
}

void ConfusionMatrix::add(std::size_t truth, std::size_t prediction, std::int64_t count) {
  if (truth >= classes_ || prediction >= classes_) {
    throw std::out_of_range("class outside the confusion matrix");
  }
  counts_[truth * classes_ + prediction] += count;
}

void ConfusionMatrix::reset() { std::fill(counts_.begin(), counts_.end(), 0); }

std::int64_t ConfusionMatrix::at(std::size_t truth, std::size_t prediction) const {
  if (truth >= classes_ || prediction >= classes_) {
    throw std::out_of_range("class outside the confusion matrix");
  }
  return counts_[truth * classes_ + prediction];
}

std::int64_t ConfusionMatrix::total() const noexcept {
  return std::accumulate(counts_.begin(), counts_.end(), std::int64_t{0});
}

std::int64_t ConfusionMatrix::support(std::size_t truth) const {
  std::int64_t sum = 0;
  for (std::size_t prediction = 0; prediction < classes_; ++prediction) {
    sum += at(truth, prediction);
  }
  return sum;
}

std::int64_t ConfusionMatrix::predicted(std::size_t prediction) const {
  std::int64_t sum = 0;
  for (std::size_t truth = 0; truth < classes_; ++truth) {
    sum += at(truth, prediction);
  }
  return sum;
}

}  // namespace luthier
