// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/answer_decoding.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace luthier {
namespace {

bool inPassage(const Encoding& window, std::int64_t token) {
  return token >= 0 && static_cast<std::size_t>(token) < window.size() &&
         window.sequenceIds[static_cast<std::size_t>(token)] == 1;
}

void collect(const TextSetup& setup, const std::string& passage, const Encoding& window, const AnswerEnds& ends,
             std::vector<FoundAnswer>& found) {
  for (std::size_t i = 0; i < ends.begins.size(); ++i) {
    for (std::size_t j = 0; j < ends.ends.size(); ++j) {
      const auto first = ends.begins[i], last = ends.ends[j];
      if (!inPassage(window, first) || !inPassage(window, last) || last < first ||
          last - first + 1 > setup.maxAnswerLength) {
        continue;
      }
      const std::size_t begin = window.offsets[static_cast<std::size_t>(first)].begin;
      const std::size_t end = window.offsets[static_cast<std::size_t>(last)].end;
      found.push_back({passage.substr(begin, end - begin), begin, end,
                       static_cast<double>(ends.beginScores[i]) + static_cast<double>(ends.endScores[j])});
    }
  }
}

/// Scores to probabilities among all answers and, where it may be, none.
void normalise(AnswerDecision& decision, bool mayLackAnswer, double noAnswerScore) {
  double largest = mayLackAnswer ? noAnswerScore : -std::numeric_limits<double>::infinity();
  for (const auto& answer : decision.found) {
    largest = std::max(largest, answer.score);
  }
  double sum = mayLackAnswer ? std::exp(noAnswerScore - largest) : 0.0;
  for (const auto& answer : decision.found) {
    sum += std::exp(answer.score - largest);
  }
  for (auto& answer : decision.found) {
    answer.score = std::exp(answer.score - largest) / sum;
  }
  decision.noAnswer = mayLackAnswer ? std::exp(noAnswerScore - largest) / sum : 0.0;
}

}  // namespace

std::vector<Encoding> questionWindows(const TextSetup& setup, const TextRecord& text) {
  EncodeOptions options;
  options.maximumLength = static_cast<std::size_t>(setup.maximumLength);
  options.truncationStrategy = TruncationStrategy::OnlySecond;
  const std::string_view passage = text.second ? std::string_view(*text.second) : std::string_view();
  const auto question = setup.tokenizer->encode(text.text, std::nullopt, {.addSpecialTokens = false}).size();
  const auto taken = question + setup.tokenizer->addedTokens(true);
  if (2 * taken > static_cast<std::size_t>(setup.maximumLength)) {
    options.truncationStrategy = TruncationStrategy::LongestFirst;  // an overlong question leaves the passage no room
  } else {
    const auto room = static_cast<std::size_t>(setup.maximumLength) - taken;
    options.stride = std::min(static_cast<std::size_t>(std::max<std::int64_t>(setup.stride, 0)), room / 2);
  }
  auto first = setup.tokenizer->encode(text.text, passage, options);
  auto rest = std::move(first.overflowing);
  first.overflowing.clear();
  std::vector<Encoding> windows{std::move(first)};
  if (options.truncationStrategy == TruncationStrategy::OnlySecond) {
    std::ranges::move(rest, std::back_inserter(windows));
  }
  return windows;
}

AnswerDecision decodeAnswer(const TextSetup& setup, const std::string& passage, const std::vector<Encoding>& windows,
                            const std::vector<AnswerEnds>& ends) {
  AnswerDecision decision;
  double noAnswer = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < windows.size() && i < ends.size(); ++i) {
    noAnswer = std::min(noAnswer, static_cast<double>(ends[i].noAnswer));
    collect(setup, passage, windows[i], ends[i], decision.found);
  }
  std::ranges::stable_sort(decision.found, std::greater{}, &FoundAnswer::score);
  if (decision.found.size() > answerCandidates) {
    decision.found.resize(answerCandidates);
  }
  decision.answered =
      !decision.found.empty() && (!setup.mayLackAnswer || noAnswer - decision.found.front().score <= setup.noAnswerMargin);
  normalise(decision, setup.mayLackAnswer, noAnswer);
  return decision;
}

}  // namespace luthier
