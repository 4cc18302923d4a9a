// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrix/matrix_difference.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace luthier {
namespace {

std::vector<double> supports(const ConfusionMatrix& matrix) {
  std::vector<double> sums(matrix.classes());
  for (std::size_t truth = 0; truth < sums.size(); ++truth) {
    sums[truth] = static_cast<double>(std::max<std::int64_t>(1, matrix.support(truth)));
  }
  return sums;
}

}  // namespace

MatrixDifference::MatrixDifference(ConfusionMatrix before, ConfusionMatrix after)
    : before_(std::move(before)),
      after_(std::move(after)),
      supportBefore_(supports(before_)),
      supportAfter_(supports(after_)) {
  for (std::size_t truth = 0; truth < after_.classes(); ++truth) {
    for (std::size_t prediction = 0; prediction < after_.classes(); ++prediction) {
      largestCount_ = std::max(largestCount_, std::abs(at(truth, prediction, false)));
      largestShare_ = std::max(largestShare_, std::abs(at(truth, prediction, true)));
    }
  }
}

double MatrixDifference::at(std::size_t truth, std::size_t prediction, bool normalised) const {
  const auto first = static_cast<double>(before_.at(truth, prediction));
  const auto second = static_cast<double>(after_.at(truth, prediction));
  return normalised ? second / supportAfter_[truth] - first / supportBefore_[truth] : second - first;
}

QString MatrixDifference::text(double difference, bool normalised, int decimals) {
  const double size = std::abs(difference) * (normalised ? 100.0 : 1.0);
  if (size == 0.0) {
    return {};
  }
  return (difference < 0.0 ? QStringLiteral("−") : QStringLiteral("+")) +
         QLocale().toString(size, 'f', normalised ? decimals : 0);
}

}  // namespace luthier
