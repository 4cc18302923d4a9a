// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace luthier {

/// McNemar's exact test for two classifiers on the same examples: how probable at least so uneven a split of the examples that
/// only one of them answers rightly is, if both are equally good. Two-sided: twice the tail of the binomial distribution with
/// p = 1/2, at most 1 (Q. McNemar, "Note on the sampling error of the difference between correlated proportions or
/// percentages", Psychometrika 12 (1947), 153-157; the exact form as in T. G. Dietterich, Neural Computation 10 (1998),
/// 1895-1923). 1 where they never differ. Time grows with the smaller count.
[[nodiscard]] double mcnemarExact(std::int64_t onlyFirstRight, std::int64_t onlySecondRight);

}  // namespace luthier
