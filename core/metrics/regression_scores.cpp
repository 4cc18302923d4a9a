// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/regression_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace luthier {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double meanOf(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double correlation(std::span<const double> a, std::span<const double> b) {
  const double meanA = meanOf(a), meanB = meanOf(b);
  double together = 0.0, squaresA = 0.0, squaresB = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    together += (a[i] - meanA) * (b[i] - meanB);
    squaresA += (a[i] - meanA) * (a[i] - meanA);
    squaresB += (b[i] - meanB) * (b[i] - meanB);
  }
  const double scale = std::sqrt(squaresA) * std::sqrt(squaresB);
  return scale > 0.0 ? std::clamp(together / scale, -1.0, 1.0) : undefined;
}

std::vector<double> ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
  std::vector<double> ranked(values.size());
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && values[order[end]] == values[order[begin]]) {
      ++end;
    }
    for (std::size_t i = begin; i < end; ++i) {
      ranked[order[i]] = static_cast<double>(begin + end - 1) / 2.0;
    }
  }
  return ranked;
}

double determination(double residual, double total, std::size_t count) {
  if (count < 2) {
    return undefined;
  }
  return total > 0.0 ? 1.0 - residual / total : residual == 0.0 ? 1.0 : 0.0;
}

}  // namespace

RegressionScores regressionScores(std::span<const double> truths, std::span<const double> answers) {
  RegressionScores scores;
  if (truths.empty()) {
    return scores;
  }
  const double mean = meanOf(truths);
  double absolute = 0.0, residual = 0.0, total = 0.0;
  for (std::size_t i = 0; i < truths.size(); ++i) {
    const double error = truths[i] - answers[i];
    absolute += std::abs(error);
    residual += error * error;
    total += (truths[i] - mean) * (truths[i] - mean);
  }
  const auto count = static_cast<double>(truths.size());
  scores.mae = absolute / count;
  scores.rmse = std::sqrt(residual / count);
  scores.r2 = determination(residual, total, truths.size());
  scores.pearson = correlation(truths, answers);
  scores.spearman = correlation(ranks(truths), ranks(answers));
  return scores;
}

double perplexity(double meanLoss) { return std::exp(meanLoss); }

}  // namespace luthier
