// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/classification_report.h"

namespace luthier {
namespace {

PrecisionRecall divided(const PrecisionRecall& sum, double by) {
  return {ratioOrZero(sum.precision, by), ratioOrZero(sum.recall, by), ratioOrZero(sum.f1, by)};
}

}  // namespace

ClassificationReport classificationReport(const ConfusionMatrix& matrix) {
  ClassificationReport report;
  std::int64_t correct = 0;
  double present = 0.0;
  for (std::size_t label = 0; label < matrix.classes(); ++label) {
    const std::int64_t support = matrix.support(label);
    const std::int64_t predicted = matrix.predicted(label);
    const PrecisionRecall scores = scoresFromCounts(matrix.at(label, label), support, predicted);
    report.classes.push_back({scores, support});
    correct += matrix.at(label, label);
    addWeighted(report.weighted, scores, static_cast<double>(support));
    if (support + predicted > 0) {
      addWeighted(report.macro, scores, 1.0);
      present += 1.0;
    }
  }
  const auto total = static_cast<double>(matrix.total());
  report.accuracy = ratioOrZero(static_cast<double>(correct), total);
  report.macro = divided(report.macro, present);
  report.weighted = divided(report.weighted, total);
  return report;
}

}  // namespace luthier
