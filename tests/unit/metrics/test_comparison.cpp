// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <limits>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/metrics/matrix_interval.h"
#include "core/metrics/mcnemar.h"
#include "core/metrics/paired_answers.h"
#include "core/metrics/proportion_interval.h"
#include "core/metrics/spread.h"
#include "tests/support/places.h"

namespace luthier {
namespace {

nlohmann::ordered_json recorded(const char* part) {
  return parseForeignJson(readTextFile(support::fixture("metrics/comparison.json")), ErrorCode::Internal).at(part);
}

TEST(McNemar, EqualsSciPysExactBinomialTest) {
  for (const auto& expected : recorded("mcnemar")) {
    const auto p = expected.at(2).get<double>();
    const double ours = mcnemarExact(expected.at(0).get<std::int64_t>(), expected.at(1).get<std::int64_t>());
    EXPECT_NEAR(ours, p, 1e-9 * p) << expected.dump();
    EXPECT_EQ(ours, mcnemarExact(expected.at(1).get<std::int64_t>(), expected.at(0).get<std::int64_t>()));
  }
}

TEST(WilsonInterval, EqualsSciPy) {
  for (const auto& expected : recorded("wilson")) {
    const Interval ours = wilsonInterval(expected.at(0).get<std::int64_t>(), expected.at(1).get<std::int64_t>());
    EXPECT_NEAR(ours.low, expected.at(2).get<double>(), 1e-12) << expected.dump();
    EXPECT_NEAR(ours.high, expected.at(3).get<double>(), 1e-12) << expected.dump();
  }
  EXPECT_EQ(wilsonInterval(0, 0), (Interval{0.0, 1.0}));
}

TEST(MatrixInterval, IsSciPysBootstrapUpToItsChance) {
  for (const auto& expected : recorded("macro_f1")) {
    std::vector<std::int64_t> counts;
    for (const auto& row : expected.at(0)) {
      counts.insert(counts.end(), row.begin(), row.end());
    }
    const ConfusionMatrix matrix(expected.at(0).size(), counts);
    const auto ours = figureInterval(matrix, "macro_f1");
    ASSERT_TRUE(ours);
    // The end of 1000 resamples wanders by about a tenth of the interval's width between seeds.
    const double low = expected.at(1).get<double>(), high = expected.at(2).get<double>();
    EXPECT_NEAR(ours->low, low, 0.1 * (high - low)) << expected.dump();
    EXPECT_NEAR(ours->high, high, 0.1 * (high - low)) << expected.dump();
    EXPECT_EQ(ours, figureInterval(matrix, "macro_f1"));
    EXPECT_EQ(figureInterval(matrix, "accuracy"), accuracyInterval(matrix));
  }
  EXPECT_FALSE(figureInterval(ConfusionMatrix(3), "macro_f1"));
  EXPECT_FALSE(figureInterval(ConfusionMatrix(2, {1, 0, 0, 1}), "loss"));
}

TEST(Spread, IsMeanAndSampleDeviation) {
  for (const auto& expected : recorded("spread")) {
    const auto values = expected.at(0).get<std::vector<double>>();
    const Spread ours = spreadOf(values);
    EXPECT_EQ(ours.count, values.size());
    EXPECT_NEAR(ours.mean, expected.at(1).get<double>(), 1e-6);
    EXPECT_NEAR(ours.deviation, expected.at(2).get<double>(), 1e-6);
  }
  const double odd[] = {std::numeric_limits<double>::quiet_NaN(), 2.0};
  EXPECT_EQ(spreadOf(odd).count, 1U);
  EXPECT_EQ(spreadOf(odd).mean, 2.0);
}

TEST(PairedAnswers, JudgeTheExamplesThatBothAnswered) {
  const std::vector<std::int64_t> firstIds{1, 2, 3, 4, 5};
  const std::vector<std::int32_t> firstTruths{0, 1, 1, 0, 1};
  const std::vector<std::int32_t> firstAnswers{0, 1, 0, 1, 1};
  const std::vector<std::int64_t> secondIds{5, 4, 3, 2, 9};
  const std::vector<std::int32_t> secondTruths{1, 0, 1, 0, 0};  // example 2 was relabelled
  const std::vector<std::int32_t> secondAnswers{0, 2, 1, 0, 0};
  const PairedAnswers pairs = pairAnswers({firstIds, firstTruths, firstAnswers}, {secondIds, secondTruths, secondAnswers});
  EXPECT_EQ(pairs.bothRight, 0);
  EXPECT_EQ(pairs.onlyFirstRight, (PairedAnswers::Places{{4, 0}}));
  EXPECT_EQ(pairs.onlySecondRight, (PairedAnswers::Places{{2, 2}}));
  EXPECT_EQ(pairs.bothWrong, (PairedAnswers::Places{{3, 1}}));
  EXPECT_EQ(pairs.total(), 3);
}

}  // namespace
}  // namespace luthier
