// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace luthier {
namespace {

constexpr const char* small = R"({"version":"1.0",
 "added_tokens":[{"id":0,"content":"[PAD]","special":true,"normalized":false},{"id":1,"content":"[UNK]","special":true,
   "normalized":false},{"id":2,"content":"[CLS]","special":true,"normalized":false},
   {"id":3,"content":"[SEP]","special":true,"normalized":false}],
 "normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":true},
 "pre_tokenizer":{"type":"BertPreTokenizer"},
 "post_processor":{"type":"BertProcessing","sep":["[SEP]",3],"cls":["[CLS]",2]},
 "decoder":{"type":"WordPiece","prefix":"##","cleanup":true},
 "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":100,
   "vocab":{"[PAD]":0,"[UNK]":1,"[CLS]":2,"[SEP]":3,"cafe":4,"au":5,"la":6,"##it":7,"!":8,"中":9,"lait":10}}})";

using Ids = std::vector<std::int32_t>;

TEST(Tokenizer, splitsWordsIntoTokensWithTheirBytes) {
  const Tokenizer tokenizer = Tokenizer::fromJson(small, "small");
  const Encoding encoding = tokenizer.encode("Café au lait!中x", std::nullopt, {.tokens = true});
  EXPECT_EQ(encoding.ids, (Ids{2, 4, 5, 10, 8, 9, 1, 3}));
  EXPECT_EQ(encoding.tokens, (std::vector<std::string>{"[CLS]", "cafe", "au", "lait", "!", "中", "[UNK]", "[SEP]"}));
  EXPECT_EQ(encoding.offsets[1], (TextSpan{0, 5}));
  EXPECT_EQ(encoding.offsets[5], (TextSpan{14, 17}));
  EXPECT_EQ(encoding.wordIds, (std::vector<std::int32_t>{-1, 0, 1, 2, 3, 4, 5, -1}));
  EXPECT_EQ(tokenizer.decode(encoding.ids), "cafe au lait! 中");
  EXPECT_EQ(tokenizer.specialTokens().cls, 2);
  EXPECT_EQ(tokenizer.vocabularySize(), 11U);
}

TEST(Tokenizer, cutsPairsAndKeepsWhatOverflows) {
  const Tokenizer tokenizer = Tokenizer::fromJson(small, "small");
  const Encoding encoding = tokenizer.encode("cafe cafe cafe cafe cafe", "au au", {.maximumLength = 8, .stride = 1});
  EXPECT_EQ(encoding.ids, (Ids{2, 4, 4, 4, 3, 5, 5, 3}));
  EXPECT_EQ(encoding.typeIds, (Ids{0, 0, 0, 0, 0, 1, 1, 1}));
  ASSERT_EQ(encoding.overflowing.size(), 1U);
  EXPECT_EQ(encoding.overflowing[0].ids, (Ids{2, 4, 4, 4, 3, 5, 5, 3}));
  EXPECT_EQ(encoding.overflowing[0].offsets[1], (TextSpan{10, 14}));
}

TEST(Tokenizer, readsBrokenBytesAsReplacementCharacters) {
  const Tokenizer tokenizer = Tokenizer::fromJson(small, "small");
  const Encoding encoding = tokenizer.encode("au \xFF\xC3 la", std::nullopt, {.addSpecialTokens = false});
  EXPECT_EQ(encoding.ids, (Ids{5, 6}));  // the Bert normalizer drops U+FFFD
  EXPECT_EQ(encoding.offsets[1], (TextSpan{6, 8}));
  EXPECT_EQ(codePointOffsets("é\xFF"
                             "a",
                             {{0, 2}, {2, 3}, {3, 4}}),
            (std::vector<TextSpan>{{0, 1}, {1, 2}, {2, 3}}));
}

TEST(Tokenizer, namesTheUnknownPart) {
  std::string json = small;
  json.replace(json.find("BertPreTokenizer"), 16, "PrePreTokenizer1");
  try {
    static_cast<void>(Tokenizer::fromJson(json, "small"));
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::TokenizerUnsupported);
    EXPECT_EQ(error.problem().arguments.at("name"), "PrePreTokenizer1");
    EXPECT_EQ(error.problem().arguments.at("part"), "pre_tokenizer");
  }
}

}  // namespace
}  // namespace luthier
