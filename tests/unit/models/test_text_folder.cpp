// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <fstream>

#include "core/models/text/text_folder.h"
#include "tests/support/expect_error.h"
#include "tests/support/temporary_folder.h"

namespace luthier {
using support::expectError;
using support::TemporaryFolder;
namespace {

constexpr const char* tinyBert =
    R"({"model_type":"bert","vocab_size":9,"hidden_size":8,"num_hidden_layers":2,"num_attention_heads":2,)"
    R"("intermediate_size":12,"max_position_embeddings":10)";

TextConfig parse(const std::string& rest) { return parseTextConfig(std::string(tinyBert) + rest + "}", "config.json"); }

void write(const std::filesystem::path& file, const std::string& content) { std::ofstream(file) << content; }

TEST(TextConfig, UnknownTypesAndNonsenseAreRefusedByName) {
  expectError(ErrorCode::ModelTypeUnknown, [] { (void)parseTextConfig(R"({"model_type":"gpt2"})", "config.json"); });
  expectError(ErrorCode::ModelTypeUnknown, [] { (void)parseTextConfig("{}", "config.json"); });
  for (const char* damaged : {"", "[]", "{", R"({"model_type":1})", R"({"model_type":"bert","model_type":"bert"})"}) {
    expectError(ErrorCode::ModelConfigUnusable, [&] { (void)parseTextConfig(damaged, "config.json"); });
  }
  for (const char* rest :
       {R"(,"type_vocab_size":-1)", R"(,"type_vocab_size":1e12)", R"(,"type_vocab_size":"two")", R"(,"hidden_act":"magic")",
        R"(,"position_embedding_type":"relative_key")", R"(,"is_decoder":true)", R"(,"pad_token_id":9)",
        R"(,"hidden_dropout_prob":1.5)", R"(,"id2label":{"0":"a","2":"b"})", R"(,"id2label":{"x":"a"})"}) {
    expectError(ErrorCode::ModelConfigUnusable, [&] { (void)parse(rest); });
  }
  expectError(ErrorCode::ModelConfigUnusable, [] {
    (void)parseTextConfig(R"({"model_type":"bert","hidden_size":10,"num_attention_heads":3})", "config.json");
  });
}

TEST(TextConfig, DefaultsLabelsAndLimitsAreRead) {
  const auto config = parse(R"(,"id2label":{"1":"good","0":"bad"},"architectures":["BertForSequenceClassification"])");
  EXPECT_EQ(config.labels, (std::vector<std::string>{"bad", "good"}));
  EXPECT_EQ(config.maximumTokens(), 10);
  EXPECT_EQ(config.tokenTypes, 2);
  EXPECT_DOUBLE_EQ(config.normEpsilon, 1e-12);
  const auto roberta = parseTextConfig(R"({"model_type":"roberta","max_position_embeddings":514})", "config.json");
  EXPECT_EQ(roberta.maximumTokens(), 512);
  EXPECT_EQ(roberta.vocabularySize, 50265);
}

class TextFolderTest : public testing::Test {
 protected:
  TextFolderTest() { write(folder_.path() / "config.json", std::string(tinyBert) + "}"); }

  void saveWeights(const std::string& dropped = "") {
    auto state = stateDictOf(*makeTextModel(parse(""), {TextHeadKind::Sequence, 3, TextPooling::ClassToken}));
    state.erase(dropped);
    saveStateDict(folder_.path() / "model.safetensors", state, {{"format", "pt"}});
  }

  TemporaryFolder folder_;
};

TEST_F(TextFolderTest, WhatIsLackingIsNamed) {
  expectError(ErrorCode::ModelFolderIncomplete, [&] { (void)openTextFolder(folder_.path()); });
  saveWeights();
  expectError(ErrorCode::ModelFolderIncomplete, [&] { (void)openTextFolder(folder_.path()); });
  write(folder_.path() / "vocab.txt", "[PAD]\n");
  EXPECT_EQ(openTextFolder(folder_.path()).tokenizerFiles.size(), 1U);
  std::filesystem::remove(folder_.path() / "config.json");
  expectError(ErrorCode::ModelFolderIncomplete, [&] { (void)openTextFolder(folder_.path()); });
}

TEST_F(TextFolderTest, PoolingIsReadFromWhatSentenceTransformersSaved) {
  const auto folder = folder_.path();
  EXPECT_EQ(readTextConfig(folder).pooling, "");
  write(folder / "modules.json", R"([{"idx":0,"path":"","type":"sentence_transformers.models.Transformer"},)"
                                 R"({"idx":1,"path":"1_Pooling","type":"sentence_transformers.models.Pooling"}])");
  EXPECT_EQ(readTextConfig(folder).pooling, "");
  std::filesystem::create_directory(folder / "1_Pooling");
  write(folder / "1_Pooling/config.json", R"({"pooling_mode_cls_token":true,"pooling_mode_mean_tokens":false})");
  EXPECT_EQ(readTextConfig(folder).pooling, "");
  write(folder / "1_Pooling/config.json", R"({"pooling_mode_cls_token":false,"pooling_mode_mean_tokens":true})");
  const auto config = readTextConfig(folder);
  EXPECT_EQ(config.pooling, "mean");
  EXPECT_EQ(parseTextConfig(config.json, "config.json").pooling, "mean");  // what is stored remembers it
  for (const char* damaged : {"", "[", "[1]", R"([{"path":7,"type":".Pooling"}])", R"([{"path":"../x","type":".Pooling"}])"}) {
    write(folder / "modules.json", damaged);
    EXPECT_EQ(readTextConfig(folder).pooling, "") << damaged;
  }
}

TEST_F(TextFolderTest, HeadsOfAnotherSizeAreDrawnAnewAndEncodersMustBeWhole) {
  write(folder_.path() / "vocab.txt", "[PAD]\n");
  saveWeights();
  const auto folder = openTextFolder(folder_.path());
  EXPECT_EQ(publishedHead(folder.config, loadStateDict(folder.weights)).outputs, 3);
  const auto loaded = loadTextModel(folder, {TextHeadKind::Sequence, 5, TextPooling::ClassToken});
  EXPECT_EQ(loaded.report.reshaped.size(), 2U);
  EXPECT_EQ(loaded.model->forward(torch::ones({2, 3, 4}, torch::kInt64)).sizes(), (std::vector<std::int64_t>{2, 5}));
  saveWeights("bert.encoder.layer.1.output.dense.bias");
  expectError(ErrorCode::ArchitectureMismatch, [&] {
    (void)loadTextModel(folder, {TextHeadKind::Sequence, 5, TextPooling::ClassToken});
  });
}

}  // namespace
}  // namespace luthier
