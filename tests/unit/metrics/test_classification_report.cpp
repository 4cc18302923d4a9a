// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/metrics/classification_report.h"
#include "tests/support/places.h"

namespace luthier {
namespace {

constexpr double tolerance = 1e-12;

void expectScores(const PrecisionRecall& ours, const nlohmann::ordered_json& theirs) {
  EXPECT_NEAR(ours.precision, theirs.at(0).get<double>(), tolerance);
  EXPECT_NEAR(ours.recall, theirs.at(1).get<double>(), tolerance);
  EXPECT_NEAR(ours.f1, theirs.at(2).get<double>(), tolerance);
}

TEST(ClassificationReport, EqualsScikitLearn) {
  const auto recorded = parseForeignJson(readTextFile(support::fixture("metrics/reports.json")), ErrorCode::Internal);
  ASSERT_EQ(recorded.at("cases").size(), 7U);
  for (const auto& expected : recorded.at("cases")) {
    const auto classes = expected.at("classes").get<std::size_t>();
    SCOPED_TRACE(classes);
    const ConfusionMatrix matrix(classes, expected.at("matrix").get<std::vector<std::int64_t>>());
    const ClassificationReport report = classificationReport(matrix);
    EXPECT_NEAR(report.accuracy, expected.at("accuracy").get<double>(), tolerance);
    expectScores(report.macro, expected.at("macro"));
    expectScores(report.weighted, expected.at("weighted"));
    ASSERT_EQ(report.classes.size(), classes);
    for (std::size_t label = 0; label < classes; ++label) {
      expectScores(report.classes[label].scores,
                   {expected.at("precision").at(label), expected.at("recall").at(label), expected.at("f1").at(label)});
      EXPECT_EQ(report.classes[label].support, expected.at("support").at(label).get<std::int64_t>());
    }
  }
}

TEST(ClassificationReport, OfNothingIsZero) {
  const ClassificationReport report = classificationReport(ConfusionMatrix(3));
  EXPECT_EQ(report.accuracy, 0.0);
  EXPECT_EQ(report.macro.f1, 0.0);
  EXPECT_EQ(report.weighted.precision, 0.0);
  EXPECT_TRUE(classificationReport(ConfusionMatrix()).classes.empty());
}

TEST(ConfusionMatrix, CountsRowsAsTruth) {
  ConfusionMatrix matrix(3);
  matrix.add(0, 1);
  matrix.add(0, 1);
  matrix.add(2, 0, 5);
  EXPECT_EQ(matrix.at(0, 1), 2);
  EXPECT_EQ(matrix.support(0), 2);
  EXPECT_EQ(matrix.predicted(0), 5);
  EXPECT_EQ(matrix.total(), 7);
  EXPECT_THROW(matrix.add(3, 0), std::out_of_range);
  EXPECT_THROW((void)matrix.at(0, 3), std::out_of_range);
  EXPECT_THROW(ConfusionMatrix(2, {1, 2, 3}), std::invalid_argument);
  matrix.reset();
  EXPECT_EQ(matrix, ConfusionMatrix(3));
}

}  // namespace
}  // namespace luthier
