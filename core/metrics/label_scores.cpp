// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/label_scores.h"

#include <numeric>

namespace luthier {
namespace {

std::int64_t sumOf(const std::vector<std::int64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

}  // namespace

void LabelCounter::add(const std::vector<bool>& truth, const std::vector<bool>& answer) {
  std::int64_t correct = 0, truths = 0, answers = 0;
  for (std::size_t label = 0; label < truths_.size(); ++label) {
    const bool wanted = truth.at(label), given = answer.at(label);
    correct += wanted && given;
    truths += wanted;
    answers += given;
    correct_[label] += wanted && given;
    truths_[label] += wanted;
    answers_[label] += given;
  }
  addWeighted(samples_, scoresFromCounts(correct, truths, answers), 1.0);
  exact_ += truth == answer;
  ++examples_;
}

LabelReport LabelCounter::report() const {
  LabelReport report;
  const auto support = static_cast<double>(sumOf(truths_));
  for (std::size_t label = 0; label < truths_.size(); ++label) {
    const auto scores = scoresFromCounts(correct_[label], truths_[label], answers_[label]);
    report.labels.push_back({scores, truths_[label]});
    addWeighted(report.macro, scores, 1.0 / static_cast<double>(truths_.size()));
    addWeighted(report.weighted, scores, ratioOrZero(static_cast<double>(truths_[label]), support));
  }
  report.micro = scoresFromCounts(sumOf(correct_), sumOf(truths_), sumOf(answers_));
  const auto examples = static_cast<double>(examples_);
  addWeighted(report.samples, samples_, ratioOrZero(1.0, examples));
  report.exact = ratioOrZero(static_cast<double>(exact_), examples);
  return report;
}

}  // namespace luthier
