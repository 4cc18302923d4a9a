// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/text/answer_words.h"
#include "tests/support/places.h"

namespace luthier {
namespace {

TEST(AnswerWords, AreThoseThatSquadCompares) {
  const auto recorded = parseForeignJson(readTextFile(support::fixture("metrics/text_scores.json")), ErrorCode::Internal);
  for (const auto& question : recorded.at("questions")) {
    EXPECT_EQ(answerWords(question.at("answer").get<std::string>()), question.at("words").get<std::vector<std::string>>());
    for (std::size_t i = 0; i < question.at("accepted").size(); ++i) {
      const auto accepted = question.at("accepted")[i].get<std::string>();
      EXPECT_EQ(answerWords(accepted), question.at("accepted_words")[i].get<std::vector<std::string>>()) << accepted;
    }
  }
}

TEST(AnswerWords, BrokenTextIsNoTrouble) {
  EXPECT_TRUE(answerWords("").empty());
  EXPECT_EQ(answerWords("\xff tail").size(), 2U);
}

}  // namespace
}  // namespace luthier
