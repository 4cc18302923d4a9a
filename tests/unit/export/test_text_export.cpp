// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/base/files.h"
#include "core/formats/safetensors.h"
#include "core/formats/torch_archive.h"
#include "core/models/text/lora.h"
#include "tests/support/expect_error.h"
#include "tests/unit/export/text_export_fixture.h"

namespace luthier {
namespace {

class TextExportTest : public TextExportFixture {
 protected:
  TextExport wish(TextModel& model, const RecordedText& recorded) const {
    auto wish = TextExportFixture::wish(model, recorded);
    wish.problemType = "single_label_classification";
    wish.card.metrics = {{"accuracy", 0.5}};
    return wish;
  }
};

TEST_F(TextExportTest, TheFolderDescribesItselfAndAnswersAsTheRunDid) {
  for (const auto& family : recordedFamilies()) {
    const RecordedText recorded(family);
    const auto model = recorded.make(TextHeadKind::Sequence);
    addLora(*model, {.rank = 2});
    {
      const torch::NoGradGuard noGradients;
      for (auto& parameter : model->named_parameters()) {
        if (isLoraParameter(parameter.key())) {
          parameter.value().normal_(0.0, 0.3);
        }
      }
    }
    model->eval();
    const auto target = folder_ / family;

    const auto certificate = exportTexts(wish(*model, recorded), textFolderFormat(), recorded.inputs, "validation", target);

    EXPECT_EQ(certificate.images, 2);
    EXPECT_LE(certificate.largestDifference, 1e-4) << family;
    EXPECT_NE(certificate.toJson().find("\"texts\":2"), std::string::npos);
    const auto json = nlohmann::json::parse(readTextFile(target / "config.json"));
    EXPECT_EQ(json.at("architectures").at(0), model->className());
    EXPECT_EQ(json.at("id2label").at("1"), "so so");
    EXPECT_EQ(json.at("label2id").at("good"), 2);
    EXPECT_EQ(readWeightsFile(target / "model.safetensors").metadata.at(0),
              (std::pair<std::string, std::string>{"format", "pt"}));
    EXPECT_TRUE(std::filesystem::exists(target / "vocab.txt"));
    EXPECT_NE(readTextFile(target / "README.md").find("AutoModelForSequenceClassification"), std::string::npos);
    EXPECT_TRUE(verifyFolder(target));
    EXPECT_EQ(openTextFolder(target).config.labels, wish(*model, recorded).labels);
  }
}

TEST_F(TextExportTest, MeanPoolingBringsTheClassThatReadsIt) {
  for (const auto& family : recordedFamilies()) {
    const RecordedText recorded(family);
    const auto model = makeTextModel(recorded.config, {TextHeadKind::Sequence, 3, TextPooling::Mean});
    model->eval();
    const auto target = folder_ / family;

    const auto certificate = exportTexts(wish(*model, recorded), textFolderFormat(), recorded.inputs, "validation", target);

    EXPECT_LE(certificate.largestDifference, 1e-4) << family;
    const auto json = nlohmann::json::parse(readTextFile(target / "config.json"));
    const auto name = "MeanPooled" + model->className();
    EXPECT_EQ(json.at("architectures").at(0), name);
    EXPECT_EQ(json.at("auto_map").at("AutoModelForSequenceClassification"), "modeling_mean_pooling." + name);
    EXPECT_NE(readTextFile(target / "modeling_mean_pooling.py").find("class " + name + "("), std::string::npos);
    EXPECT_NE(readTextFile(target / "README.md").find("trust_remote_code=True"), std::string::npos);
    EXPECT_EQ(openTextFolder(target).config.pooling, "mean");
  }
}

}  // namespace
}  // namespace luthier
