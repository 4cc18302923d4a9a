// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "core/base/error.h"
#include "core/text/tokenizer.h"

namespace luthier {
namespace {

const std::string words = R"({"version":"1.0","truncation":null,"padding":null,
 "added_tokens":[{"id":0,"content":"[UNK]","special":true,"normalized":false,"lstrip":true}],
 "normalizer":{"type":"Sequence","normalizers":[{"type":"NFKC"},{"type":"Replace","pattern":{"Regex":"a+"},"content":"b"}]},
 "pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"Metaspace","replacement":"▁","prepend_scheme":"always"},
   {"type":"Split","pattern":{"String":"x"},"behavior":"Removed","invert":false}]},
 "post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"[UNK]","type_id":0}},
   {"Sequence":{"id":"A","type_id":0}}],"pair":[{"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],
   "special_tokens":{"[UNK]":{"id":"[UNK]","ids":[0],"tokens":["[UNK]"]}}},
 "decoder":{"type":"Metaspace","replacement":"▁"},
 "model":{"type":"BPE","unk_token":"[UNK]","vocab":{"[UNK]":0,"a":1,"b":2,"ab":3,"▁":4},"merges":["a b"]}})";

/// A model of SentencePiece with three pieces.
std::string smallModel() {
  const auto piece = [](const std::string& text, char type) {
    const std::string message = "\x0A" + std::string(1, static_cast<char>(text.size())) + text + "\x15" +
                                std::string("\0\0\x80\xBF", 4) + "\x18" + type;
    return "\x0A" + std::string(1, static_cast<char>(message.size())) + message;
  };
  return piece("<unk>", 2) + piece("<s>", 3) + piece("\xE2\x96\x81", 1) + piece("a", 1) +
         std::string("\x12\x02\x18\x01", 4) + std::string("\x1A\x02\x18\x01", 4);
}

std::filesystem::path written(const std::string& name, const std::string& content) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "luthier_damaged_tokenizers";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << content;
  return folder / name;
}

/// Loads and uses it; whatever is wrong must be an Error.
bool isUsable(const std::filesystem::path& path) {
  try {
    const Tokenizer tokenizer = Tokenizer::load(path);
    const Encoding encoding = tokenizer.encode("ab xaé [UNK] \xFF", "b", {.tokens = true});
    static_cast<void>(tokenizer.decode(encoding.ids, false));
    return true;
  } catch (const Error&) {
    return false;
  }
}

TEST(DamagedTokenizers, cutAtEveryByteAreRefused) {
  EXPECT_TRUE(isUsable(written("whole.json", words)));
  for (std::size_t length = 0; length < words.size(); ++length) {
    EXPECT_FALSE(isUsable(written("cut.json", words.substr(0, length)))) << length;
  }
  const std::string model = smallModel();
  EXPECT_TRUE(isUsable(written("whole.model", model)));
  for (std::size_t length = 0; length < model.size(); ++length) {
    static_cast<void>(isUsable(written("cut.model", model.substr(0, length))));  // a cut between fields is a smaller model
  }
}

TEST(DamagedTokenizers, withChangedBytesNeverCrash) {
  std::mt19937 random(3);
  const std::string model = smallModel();
  for (int i = 0; i < 500; ++i) {
    std::string json = words;
    std::string bytes = model;
    for (int change = 0; change < 2; ++change) {
      json[random() % json.size()] = "09-\"{}[]:,aTt\x80"[random() % 14];
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    static_cast<void>(isUsable(written("changed.json", json)));
    static_cast<void>(isUsable(written("changed.model", bytes)));
  }
}

TEST(DamagedTokenizers, hostileValuesAreRefusedByName) {
  const auto partOf = [](const std::string& from, const std::string& to) -> std::string {
    std::string json = words;
    json.replace(json.find(from), from.size(), to);
    try {
      static_cast<void>(Tokenizer::fromJson(json, "hostile"));
    } catch (const Error& error) {
      return error.problem().arguments.at("part");
    }
    return "accepted";
  };
  EXPECT_EQ(partOf("\"▁\":4", "\"▁\":-4"), "model.vocab");
  EXPECT_EQ(partOf("\"▁\":4", "\"▁\":99999999999"), "model.vocab");
  EXPECT_EQ(partOf("\"a b\"", "\"a c\""), "model.merges");
  EXPECT_EQ(partOf("\"Regex\":\"a+\"", "\"Regex\":\"(a\""), "normalizer.normalizers[1].pattern.Regex");
  EXPECT_EQ(partOf("\"Removed\"", "\"Deleted\""), "pre_tokenizer.pretokenizers[1].behavior");
  EXPECT_EQ(partOf("\"version\":\"1.0\"", "\"version\":\"2.0\""), "version");
  EXPECT_EQ(partOf("\"ids\":[0]", "\"ids\":[0,1]"), "post_processor.special_tokens.[UNK]");
  EXPECT_EQ(partOf("\"Sequence\":{\"id\":\"A\"", "\"Sequence\":{\"id\":\"B\""), "post_processor.single");
}

TEST(DamagedTokenizers, aFolderWithoutOneSaysSo) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "luthier_no_tokenizer";
  std::filesystem::create_directories(folder);
  try {
    static_cast<void>(Tokenizer::load(folder));
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::TokenizerMissing);
  }
}

}  // namespace
}  // namespace luthier
