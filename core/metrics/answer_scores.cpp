// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/answer_scores.h"

#include <algorithm>
#include <map>

namespace luthier {
namespace {

double wordF1(const AnswerWords& answer, const AnswerWords& truth) {
  if (answer.empty() || truth.empty()) {
    return answer.empty() == truth.empty() ? 1.0 : 0.0;
  }
  std::map<std::string_view, std::int64_t> left;
  for (const auto& word : truth) {
    ++left[word];
  }
  std::int64_t same = 0;
  for (const auto& word : answer) {
    if (auto found = left.find(word); found != left.end() && found->second > 0) {
      --found->second;
      ++same;
    }
  }
  return 2.0 * static_cast<double>(same) / static_cast<double>(answer.size() + truth.size());
}

/// An accepted answer that is nothing but punctuation and articles does not count as one.
bool anyWords(const std::vector<AnswerWords>& accepted) {
  return std::ranges::any_of(accepted, [](const auto& words) { return !words.empty(); });
}

AnswerScores mean(const AnswerScores& sum, std::int64_t count) {
  const double by = count > 0 ? static_cast<double>(count) : 1.0;
  return {sum.exact / by, sum.f1 / by};
}

}  // namespace

AnswerScores answerScores(const AnswerWords& answer, const std::vector<AnswerWords>& accepted) {
  if (!anyWords(accepted)) {
    return answer.empty() ? AnswerScores{1.0, 1.0} : AnswerScores{};
  }
  AnswerScores best;
  for (const auto& truth : accepted) {
    if (!truth.empty()) {
      best.exact = std::max(best.exact, answer == truth ? 1.0 : 0.0);
      best.f1 = std::max(best.f1, wordF1(answer, truth));
    }
  }
  return best;
}

void AnswerCounter::add(const AnswerWords& answer, const std::vector<AnswerWords>& accepted) {
  const auto scores = answerScores(answer, accepted);
  const auto place = anyWords(accepted) ? 1U : 0U;
  sums_[place].exact += scores.exact;
  sums_[place].f1 += scores.f1;
  ++counts_[place];
}

AnswerScores AnswerCounter::all() const {
  return mean({sums_[0].exact + sums_[1].exact, sums_[0].f1 + sums_[1].f1}, counts_[0] + counts_[1]);
}
AnswerScores AnswerCounter::answerable() const { return mean(sums_[1], counts_[1]); }
AnswerScores AnswerCounter::unanswerable() const { return mean(sums_[0], counts_[0]); }

}  // namespace luthier
