// SPDX-License-Identifier: GPL-3.0-or-later
// The values under the text widgets: tokens of a reply, grouping, flow, attention.
#include <QTest>

#include "widgets/text/attention_stack.h"
#include "widgets/text/head_facts.h"
#include "widgets/text/text_token.h"
#include "widgets/text/token_flow.h"

using namespace luthier;

namespace {

protocol::LensToken piece(std::int64_t id, const char* text, std::int64_t begin, std::int64_t end, int word,
                          int sequence = 0) {
  return {id, text, begin, end, sequence, word, false, false};
}

protocol::LensToken special(std::int64_t id, const char* text) { return {id, text, 0, 0, -1, -1, true, false}; }

}  // namespace

class TestTextTokens : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void tokensShowTheOwnText() {
    const protocol::TextInput input{"Unhappy 猫!", "Deux é"};
    const auto tokens = toTextTokens({special(101, "[CLS]"), piece(1, "un", 0, 2, 0), piece(2, "##happy", 2, 7, 0),
                                      piece(3, "猫", 8, 11, 1), piece(4, "!", 11, 12, 2), special(102, "[SEP]"),
                                      piece(5, "deux", 0, 4, 0, 1), piece(6, "e", 5, 7, 1, 1), special(102, "[SEP]")},
                                     input);
    QCOMPARE(tokens[1].text, QStringLiteral("Un"));  // as written, not as normalised
    QCOMPARE(tokens[2].text, QStringLiteral("happy"));
    QCOMPARE(tokens[3].text, QString::fromUtf8("猫"));
    QVERIFY(tokens[3].spaceBefore);
    QVERIFY(!tokens[4].spaceBefore);
    QCOMPARE(tokens[7].text, QString::fromUtf8("é"));
    QVERIFY(tokens[7].spaceBefore);
    QVERIFY(!tokens[6].spaceBefore);  // begins its own sequence
    QCOMPARE(tokens[0].sequence, -1);
  }

  void halvesOfACharacterShowTheirPiece() {
    const auto tokens = toTextTokens({piece(1, "çĮ", 0, 2, 0), piece(2, "«", 2, 3, 0)}, {"猫", ""});
    QCOMPARE(tokens[0].text, QString::fromUtf8("çĮ"));
    QCOMPARE(tokens[1].text, QString::fromUtf8("«"));
  }

  void offsetsBeyondTheTextAreHarmless() {
    const auto tokens = toTextTokens({piece(1, "x", 5, 900, 0), piece(2, "y", -3, -1, 0)}, {"ab", ""});
    QCOMPARE(tokens[0].text, QStringLiteral("x"));
    QCOMPARE(tokens[1].text, QStringLiteral("y"));
    QCOMPARE(utf16Position("a猫😀b", 8), 4);
    QCOMPARE(utf16Position("ab", 99), 2);
  }

  void wordsAreGroupedAtTheSwitch() {
    const auto tokens = toTextTokens({special(101, "[CLS]"), piece(1, "un", 0, 2, 0), piece(2, "##happy", 2, 7, 0),
                                      piece(3, "cat", 8, 11, 1), special(102, "[SEP]")},
                                     {"unhappy cat", ""});
    QCOMPARE(groupTokens(tokens, false).size(), std::size_t{5});
    const auto words = groupTokens(tokens, true);
    QCOMPARE(words.size(), std::size_t{4});
    QCOMPARE(groupText(tokens, words[1]), QStringLiteral("unhappy"));
  }

  void groupedWeightsStillSumToOne() {
    const std::vector<float> weights{0.5F, 0.3F, 0.2F, 0.1F, 0.8F, 0.1F, 0.2F, 0.2F, 0.6F};
    const auto grouped = groupWeights(weights, {{0, 1}, {2, 2}});
    QCOMPARE(grouped.size(), std::size_t{4});
    QCOMPARE(grouped[0], 0.85F);  // mean of 0.8 and 0.9
    QCOMPARE(grouped[1], 0.15F);
    QCOMPARE(grouped[2], 0.4F);
    QCOMPARE(grouped[3], 0.6F);
  }

  void meansOfAttention() {
    const AttentionStack stack{1, 2, 2, {1.0F, 0.0F, 0.0F, 1.0F, 0.0F, 1.0F, 0.5F, 0.5F}};
    QCOMPARE(stack.mean(0, 1), (std::vector<float>{0.0F, 1.0F, 0.5F, 0.5F}));
    QCOMPARE(stack.mean(-1, -1), (std::vector<float>{0.5F, 0.5F, 0.25F, 0.75F}));
    const HeadFacts itself = headFacts(stack.mean(0, 0), 2);
    QCOMPARE(itself.entropy, 0.0);
    QCOMPARE(itself.distance, 0.0);
    QVERIFY(headFacts(stack.mean(0, 1), 2).entropy > 0.3);
  }

  void linesBreakBetweenWords() {
    const FlowMetrics metrics{.width = 100, .lineHeight = 20, .lineGap = 5};
    const std::vector<FlowItem> items{{60, false, false, false}, {30, false, true, false}, {30, true, false, false}};
    const FlowResult result = flowTokens(items, metrics);
    QCOMPARE(result.places[0], QRect(0, 0, 60, 20));
    QCOMPARE(result.places[1], QRect(0, 25, 30, 20));  // would fit alone, but its second piece would not
    QCOMPARE(result.places[2], QRect(31, 25, 30, 20));
    QCOMPARE(result.height, 45);
  }

  void aWordLongerThanALineIsCut() {
    const FlowMetrics metrics{.width = 50, .lineHeight = 10, .lineGap = 0};
    const FlowResult result =
        flowTokens({{40, false, false, false}, {40, true, false, false}, {900, false, true, false}}, metrics);
    QCOMPARE(result.places[1].topLeft(), QPoint(0, 10));
    QCOMPARE(result.places[2], QRect(0, 20, 50, 10));
  }

  void rightToLeftIsMirrored() {
    const FlowMetrics metrics{.width = 100, .lineHeight = 10, .rightToLeft = true};
    const FlowResult result = flowTokens({{30, false, false, false}, {20, false, true, false}}, metrics);
    QCOMPARE(result.places[0].left(), 70);
    QCOMPARE(result.places[1].left(), 44);
  }

  void nothingNeedsNoRoom() { QCOMPARE(flowTokens({}, {.width = 10}).height, 0); }
};

QTEST_MAIN(TestTextTokens)
#include "test_text_tokens.moc"
