// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <string>
#include <vector>

#include "core/tasks/text_task.h"

namespace luthier {

/// A passage as one window of a question's encoding sees it.
[[nodiscard]] std::vector<Encoding> questionWindows(const TextSetup& setup, const TextRecord& text);

/// The most likely first and last tokens of an answer in one window, and how likely there is none.
struct AnswerEnds {
  std::vector<std::int64_t> begins, ends;  // tokens
  std::vector<float> beginScores, endScores;
  float noAnswer = 0.0F;
};

/// How many first and last tokens are looked at: transformers' n_best_size.
inline constexpr std::int64_t answerCandidates = 20;

struct FoundAnswer {
  std::string text;
  std::size_t begin = 0, end = 0;  // bytes of the passage
  double score = 0.0;              // sum of logits, then probability among all that were found
};

struct AnswerDecision {
  std::vector<FoundAnswer> found;  // best first
  double noAnswer = 0.0;           // probability among them; 0 where every question has an answer
  bool answered = false;           // whether the best one is given

  [[nodiscard]] std::string text() const { return answered ? found.front().text : std::string(); }
};

/// The best stretches of the passage, as transformers' postprocess_qa_predictions finds them.
[[nodiscard]] AnswerDecision decodeAnswer(const TextSetup& setup, const std::string& passage,
                                          const std::vector<Encoding>& windows, const std::vector<AnswerEnds>& ends);

}  // namespace luthier
