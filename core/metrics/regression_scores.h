// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace luthier {

/// How well numbers were foretold. What is not defined (a correlation with a constant, R2 of fewer than two values) is not a
/// number.
struct RegressionScores {
  double mae = 0.0;       // mean absolute error
  double rmse = 0.0;      // root of the mean squared error
  double r2 = 0.0;        // coefficient of determination, scikit-learn's r2_score
  double pearson = 0.0;   // scipy.stats.pearsonr
  double spearman = 0.0;  // scipy.stats.spearmanr: equal values share their mean rank
};

/// `truths` and `answers` are equally long.
[[nodiscard]] RegressionScores regressionScores(std::span<const double> truths, std::span<const double> answers);

/// e to the mean negative log-likelihood of a token; infinite where that overflows.
[[nodiscard]] double perplexity(double meanLoss);

}  // namespace luthier
