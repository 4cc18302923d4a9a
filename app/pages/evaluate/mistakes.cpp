// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/mistakes.h"

#include <algorithm>
#include <tuple>

namespace luthier {
namespace {

auto badness(const ExampleCell& cell) {
  const bool right = cell.answer == cell.truth;
  return std::tuple(right, right ? cell.confidence : -cell.confidence, cell.id);
}

bool fits(const ExampleChoice& choice, std::int32_t truth, std::int32_t answer) {
  return (!choice.truth || *choice.truth == truth) && (!choice.answer || *choice.answer == answer) &&
         (!choice.mistakesOnly || truth != answer);
}

}  // namespace

std::vector<ExampleCell> chooseExamples(const EpochPredictions& predictions, const ExampleChoice& choice) {
  std::vector<ExampleCell> cells;
  for (std::size_t i = 0; i < predictions.examples.size(); ++i) {
    if (fits(choice, predictions.truths[i], predictions.answers[i])) {
      cells.push_back({predictions.examples[i], predictions.truths[i], predictions.answers[i], predictions.confidences[i]});
    }
  }
  std::sort(cells.begin(), cells.end(),
            [](const ExampleCell& one, const ExampleCell& other) { return badness(one) < badness(other); });
  return cells;
}

}  // namespace luthier
