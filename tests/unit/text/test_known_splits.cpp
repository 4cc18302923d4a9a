// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode/known_splits.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "core/text/code_points.h"
#include "core/text/pre_tokenizers/pre_tokenizer.h"
#include "core/text/unicode/regex_program.h"

namespace luthier::text {
namespace {

const std::string llama3 =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
const std::string qwen =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

std::string randomText(std::mt19937& random) {
  static const std::u32string usual =
      U"  \n\r\t'sStTrReEvVmMlLdD019.,!-\u017F\u0301\u3000\u00A0\u4E2D\u00E9\u0660\u2167\U0001F600\u200D";
  std::string text;
  for (std::size_t length = random() % 24; length > 0; --length) {
    char32_t character = random() % 8 == 0 ? static_cast<char32_t>(random() % 0x20000 + 1) : usual[random() % usual.size()];
    if (character >= 0xD800 && character < 0xE000) character = U'x';
    appendCodePoint(text, character);
  }
  return text;
}

TEST(KnownSplits, findWhatTheRegularExpressionFinds) {
  std::mt19937 random(5);
  for (const std::string& expression : {std::string(byteLevelExpression), llama3, qwen}) {
    const KnownSplit split = knownSplit(expression);
    ASSERT_NE(split, nullptr);
    const RegexProgram program(expression);
    for (int i = 0; i < 20000; ++i) {
      const std::string text = randomText(random);
      std::vector<TextSpan> found;
      for (std::size_t begin = 0; begin < text.size(); begin = found.back().end) {
        found.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(split(text, begin))});
      }
      ASSERT_EQ(found, program.find(text)) << expression << " on " << testing::PrintToString(text);
    }
  }
  EXPECT_EQ(knownSplit(R"(\w+)"), nullptr);
}

}  // namespace
}  // namespace luthier::text
