// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/metrics/answer_scores.h"
#include "core/metrics/entity_scores.h"
#include "core/metrics/label_scores.h"
#include "core/metrics/regression_scores.h"
#include "tests/support/places.h"

namespace luthier {
namespace {

constexpr double tolerance = 1e-12;
using Rows = std::vector<std::vector<std::string>>;

nlohmann::ordered_json recorded(const char* part) {
  return parseForeignJson(readTextFile(support::fixture("metrics/text_scores.json")), ErrorCode::Internal).at(part);
}

void expectScores(const PrecisionRecall& ours, const nlohmann::ordered_json& theirs) {
  EXPECT_NEAR(ours.precision, theirs.at(0).get<double>(), tolerance);
  EXPECT_NEAR(ours.recall, theirs.at(1).get<double>(), tolerance);
  EXPECT_NEAR(ours.f1, theirs.at(2).get<double>(), tolerance);
}

TEST(EntityScores, EqualSeqevals) {
  const std::map<std::string, TagScheme> schemes{
      {"lenient", TagScheme::Lenient}, {"iob1", TagScheme::Iob1}, {"iob2", TagScheme::Iob2}, {"iobes", TagScheme::Iobes}};
  const auto cases = recorded("entities");
  ASSERT_EQ(cases.size(), 5U);
  for (const auto& expected : cases) {
    SCOPED_TRACE(expected.at("scheme"));
    EntityCounter counter(schemes.at(expected.at("scheme").get<std::string>()));
    const auto truths = expected.at("truths").get<Rows>();
    const auto answers = expected.at("answers").get<Rows>();
    for (std::size_t i = 0; i < truths.size(); ++i) {
      counter.add(truths[i], answers[i]);
    }
    const auto report = counter.report();
    EXPECT_GT(report.micro.f1, 0.1);
    expectScores(report.micro, expected.at("micro"));
    expectScores(report.macro, expected.at("macro"));
    expectScores(report.weighted, expected.at("weighted"));
  }
}

TEST(EntityScores, FindsEntitiesAsTheTagsMarkThem) {
  const std::vector<std::string> tags{"B-PER", "I-PER", "O", "I-LOC", "B-LOC"};
  EXPECT_EQ(entitiesOf(tags), (std::vector<Entity>{{"PER", 0, 2}, {"LOC", 3, 4}, {"LOC", 4, 5}}));
  EXPECT_EQ(entitiesOf(tags, TagScheme::Iob2), (std::vector<Entity>{{"PER", 0, 2}, {"LOC", 4, 5}}));
  EXPECT_TRUE(entitiesOf({}).empty());
  EXPECT_EQ(EntityCounter().report().micro.f1, 0.0);
}

TEST(AnswerScores, EqualSquadsOwn) {
  for (const auto& expected : recorded("questions")) {
    SCOPED_TRACE(expected.at("answer"));
    const auto scores =
        answerScores(expected.at("words").get<AnswerWords>(), expected.at("accepted_words").get<std::vector<AnswerWords>>());
    EXPECT_NEAR(scores.exact, expected.at("exact").get<double>(), tolerance);
    EXPECT_NEAR(scores.f1, expected.at("f1").get<double>(), tolerance);
  }
}

TEST(AnswerScores, AreAveragedApartWhereThereIsNoAnswer) {
  AnswerCounter counter;
  counter.add({"yes"}, {{"yes"}});
  counter.add({"yes", "no"}, {{"yes"}});
  counter.add({"yes"}, {});
  counter.add({}, {{}});
  EXPECT_NEAR(counter.all().exact, 0.5, tolerance);
  EXPECT_NEAR(counter.answerable().f1, (1.0 + 2.0 / 3.0) / 2.0, tolerance);
  EXPECT_NEAR(counter.unanswerable().exact, 0.5, tolerance);
  EXPECT_EQ(counter.unanswerableCount(), 2);
}

TEST(LabelScores, EqualScikitLearns) {
  for (const auto& expected : recorded("labels")) {
    const auto truths = expected.at("truths").get<std::vector<std::vector<int>>>();
    const auto answers = expected.at("answers").get<std::vector<std::vector<int>>>();
    LabelCounter counter(truths.front().size());
    for (std::size_t i = 0; i < truths.size(); ++i) {
      counter.add({truths[i].begin(), truths[i].end()}, {answers[i].begin(), answers[i].end()});
    }
    const auto report = counter.report();
    EXPECT_NEAR(report.exact, expected.at("exact").get<double>(), tolerance);
    expectScores(report.micro, expected.at("micro"));
    expectScores(report.macro, expected.at("macro"));
    expectScores(report.weighted, expected.at("weighted"));
    expectScores(report.samples, expected.at("samples"));
  }
}

TEST(RegressionScores, EqualScikitLearnsAndScipys) {
  for (const auto& expected : recorded("regressions")) {
    const auto scores = regressionScores(expected.at("truths").get<std::vector<double>>(),
                                         expected.at("answers").get<std::vector<double>>());
    EXPECT_NEAR(scores.mae, expected.at("mae").get<double>(), tolerance);
    EXPECT_NEAR(scores.rmse, expected.at("rmse").get<double>(), tolerance);
    EXPECT_NEAR(scores.r2, expected.at("r2").get<double>(), tolerance);
    EXPECT_NEAR(scores.pearson, expected.at("pearson").get<double>(), tolerance);
    EXPECT_NEAR(scores.spearman, expected.at("spearman").get<double>(), tolerance);
  }
}

TEST(RegressionScores, OfAConstantAreNotDefined) {
  const std::vector<double> constant{2.0, 2.0, 2.0}, answers{1.0, 2.0, 3.0};
  const auto scores = regressionScores(constant, answers);
  EXPECT_TRUE(std::isnan(scores.pearson) && std::isnan(scores.spearman));
  EXPECT_EQ(scores.r2, 0.0);
  EXPECT_EQ(regressionScores(constant, constant).r2, 1.0);
  EXPECT_EQ(perplexity(0.0), 1.0);
  EXPECT_TRUE(std::isinf(perplexity(1e6)));
}

}  // namespace
}  // namespace luthier
