// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/run_pair.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/metrics/mcnemar.h"
#include "core/metrics/paired_answers.h"
#include "core/store/final_answers.h"

namespace luthier::cli {
namespace {

constexpr double doubt = 0.05;  // the usual level

AnswersView viewOf(const EpochPredictions& predictions) {
  return {predictions.examples, predictions.truths, predictions.answers};
}

RunPair compared(const RunRecord& first, const RunRecord& second, Split split, const PairedAnswers& answers) {
  RunPair pair{first, second, split};
  pair.examples = answers.total();
  pair.bothRight = answers.bothRight;
  pair.onlyFirstRight = static_cast<std::int64_t>(answers.onlyFirstRight.size());
  pair.onlySecondRight = static_cast<std::int64_t>(answers.onlySecondRight.size());
  pair.bothWrong = static_cast<std::int64_t>(answers.bothWrong.size());
  pair.p = mcnemarExact(pair.onlyFirstRight, pair.onlySecondRight);
  return pair;
}

}  // namespace

std::string RunPair::verdict() const {
  if (p >= doubt) {
    return "no difference shown";
  }
  return (onlySecondRight > onlyFirstRight ? second.name : first.name) + " is better";
}

std::vector<RunPair> comparePairs(Database& database, const std::vector<RunRecord>& runs) {
  std::vector<RunPair> pairs;
  for (const Split split : allSplits) {
    const auto first = finalAnswers(database, runs.front().id, split).predictions;
    for (std::size_t i = 1; first && i < runs.size(); ++i) {
      const auto second = finalAnswers(database, runs[i].id, split).predictions;
      if (!second) {
        continue;
      }
      const PairedAnswers answers = pairAnswers(viewOf(*first), viewOf(*second));
      if (answers.total() > 0) {
        pairs.push_back(compared(runs.front(), runs[i], split, answers));
      }
    }
  }
  return pairs;
}

nlohmann::ordered_json toJson(const RunPair& pair) {
  return {{"first", fmt::to_string(pair.first.id)},
          {"second", fmt::to_string(pair.second.id)},
          {"split", splitName(pair.split)},
          {"examples", pair.examples},
          {"both_right", pair.bothRight},
          {"only_first_right", pair.onlyFirstRight},
          {"only_second_right", pair.onlySecondRight},
          {"both_wrong", pair.bothWrong},
          {"test", "mcnemar_exact"},
          {"p", pair.p},
          {"verdict", pair.verdict()}};
}

std::vector<MetricInterval> metricIntervals(Database& database, RowId run) {
  std::vector<MetricInterval> intervals;
  for (const Split split : allSplits) {
    const FinalAnswers answers = finalAnswers(database, run, split);
    for (const auto* metric : {"accuracy", "macro_f1"}) {
      if (const auto interval = answers.interval(metric)) {
        intervals.push_back({fmt::format("{}/{}", splitName(split), metric), *interval});
      }
    }
  }
  return intervals;
}

}  // namespace luthier::cli
