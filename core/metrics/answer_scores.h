// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace luthier {

/// An answer as the words that count: lower case, without punctuation, articles and spaces (core/text/answer_words.h).
using AnswerWords = std::vector<std::string>;

struct AnswerScores {
  double exact = 0.0;  // 1 where the words are the same
  double f1 = 0.0;     // of the words, as multisets
};

/// One answer against all answers that are accepted, the best of them counting. SQuAD's definitions (evaluate-v2.0.py, which
/// gives the figures of v1 where every question has an answer): no accepted answer means that there is none, and only an
/// empty answer is then right.
[[nodiscard]] AnswerScores answerScores(const AnswerWords& answer, const std::vector<AnswerWords>& accepted);

/// Mean over the questions; all, those with an answer, those without.
class AnswerCounter {
 public:
  void add(const AnswerWords& answer, const std::vector<AnswerWords>& accepted);
  [[nodiscard]] AnswerScores all() const;
  [[nodiscard]] AnswerScores answerable() const;
  [[nodiscard]] AnswerScores unanswerable() const;
  [[nodiscard]] std::int64_t unanswerableCount() const noexcept { return counts_[0]; }

 private:
  AnswerScores sums_[2];  // without answer, with one
  std::int64_t counts_[2] = {0, 0};
};

}  // namespace luthier
