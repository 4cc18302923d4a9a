// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/classification_report.h"

namespace luthier {
namespace {

double ratio(double part, double whole) { return whole > 0.0 ? part / whole : 0.0; }

/// F1 from the counts, 2 tp / (support + predicted), as scikit-learn computes it: it is defined where precision or recall is not.
PrecisionRecall scoresOf(std::int64_t correct, std::int64_t support, std::int64_t predicted) {
  const auto hits = static_cast<double>(correct);
  return {ratio(hits, static_cast<double>(predicted)), ratio(hits, static_cast<double>(support)),
          ratio(2.0 * hits, static_cast<double>(support + predicted))};
}

void addWeighted(PrecisionRecall& sum, const PrecisionRecall& scores, double weight) {
  sum.precision += weight * scores.precision;
  sum.recall += weight * scores.recall;
  sum.f1 += weight * scores.f1;
}

PrecisionRecall divided(const PrecisionRecall& sum, double by) {
  return {ratio(sum.precision, by), ratio(sum.recall, by), ratio(sum.f1, by)};
}

}  // namespace

ClassificationReport classificationReport(const ConfusionMatrix& matrix) {
  ClassificationReport report;
  std::int64_t correct = 0;
  double present = 0.0;
  for (std::size_t label = 0; label < matrix.classes(); ++label) {
    const std::int64_t support = matrix.support(label);
    const std::int64_t predicted = matrix.predicted(label);
    const PrecisionRecall scores = scoresOf(matrix.at(label, label), support, predicted);
    report.classes.push_back({scores, support});
    correct += matrix.at(label, label);
    addWeighted(report.weighted, scores, static_cast<double>(support));
    if (support + predicted > 0) {
      addWeighted(report.macro, scores, 1.0);
      present += 1.0;
    }
  }
  const auto total = static_cast<double>(matrix.total());
  report.accuracy = ratio(static_cast<double>(correct), total);
  report.macro = divided(report.macro, present);
  report.weighted = divided(report.weighted, total);
  return report;
}

}  // namespace luthier
