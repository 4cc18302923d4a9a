// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/paired_answers.h"

#include <unordered_map>

namespace luthier {

PairedAnswers pairAnswers(const AnswersView& first, const AnswersView& second) {
  std::unordered_map<std::int64_t, std::size_t> places;
  places.reserve(second.examples.size());
  for (std::size_t i = 0; i < second.examples.size(); ++i) {
    places.emplace(second.examples[i], i);
  }
  PairedAnswers pairs;
  for (std::size_t i = 0; i < first.examples.size(); ++i) {
    const auto found = places.find(first.examples[i]);
    if (found == places.end() || first.truths[i] != second.truths[found->second]) {
      continue;
    }
    const bool firstRight = first.answers[i] == first.truths[i];
    const bool secondRight = second.answers[found->second] == first.truths[i];
    if (firstRight && secondRight) {
      ++pairs.bothRight;
      continue;
    }
    auto& kind = firstRight ? pairs.onlyFirstRight : secondRight ? pairs.onlySecondRight : pairs.bothWrong;
    kind.emplace_back(i, found->second);
  }
  return pairs;
}

}  // namespace luthier
