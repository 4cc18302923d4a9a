// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/models/input_channels.h"
#include "tests/support/expect_error.h"
#include "tests/unit/export/image_fixture.h"

namespace luthier {
namespace {

const std::vector<std::string> pets{"cat", "d*g", "马"};

TEST_F(ImageExportTest, TheFolderDescribesItselfAndHoldsItsCertificate) {
  Predictor predictor(makeSource("resnet20", pets));

  const auto certificate = exportTo("state-dict", predictor);

  EXPECT_EQ(certificate.images, 7);
  EXPECT_LE(certificate.largestDifference, 1e-5);
  EXPECT_DOUBLE_EQ(certificate.agreement, 1.0);
  EXPECT_TRUE(certificate.passed());
  EXPECT_GT(certificate.exportSeconds, 0.0);
  EXPECT_TRUE(certificate.comparedBy.starts_with("LibTorch "));
  EXPECT_EQ(certificate.runAccuracy, certificate.exportAccuracy);
  const auto out = folder_ / "state-dict";
  EXPECT_TRUE(verifyFolder(out));
  const auto stored = nlohmann::json::parse(readTextFile(out / "parity.json"));
  EXPECT_EQ(stored, nlohmann::json::parse(certificate.toJson()));
  EXPECT_EQ(stored.at("passed"), true);
  EXPECT_EQ(stored.at("preprocessing").at("channel_order"), "RGB");
  EXPECT_EQ(stored.at("preprocessing").at("mean"), nlohmann::json::parse("[0.1,0.3,0.6]"));
  const auto page = readTextFile(out / "parity.html");
  for (const char* expected :
       {"my run", "The export answers as the run does.", "7 images of the validation split", "[0.1,0.3,0.6]"}) {
    EXPECT_NE(page.find(expected), std::string::npos) << expected << "\n" << page;
  }
  const auto card = readTextFile(out / "README.md");
  for (const char* expected : {"# my run", "ResNet-20 (CIFAR)", "pets", "| accuracy | 0.9123 |", "1. d\\*g", "2. 马",
                               "\"epochs\":3", "the run on 7 images"}) {
    EXPECT_NE(card.find(expected), std::string::npos) << expected << "\n" << card;
  }
  EXPECT_EQ(nlohmann::json::parse(readTextFile(out / "classes.json")), pets);
}

TEST_F(ImageExportTest, AGreyNetworkIsExportedWithOneChannel) {
  auto source = makeSource("resnet18", pets, 32);
  source.preprocessing = withChannels(source.preprocessing, 1);
  auto state = loadStateDict(source.weights);
  ASSERT_TRUE(adaptFirstLayer(state, *findArchitecture("resnet18"), 1));
  saveStateDict(source.weights, state, {});
  Predictor predictor(source);
  for (const char* id : {"state-dict", "huggingface", "timm", "torchscript"}) {
    const auto certificate = exportTo(id, predictor);
    EXPECT_TRUE(certificate.passed()) << id;
    EXPECT_LE(certificate.largestDifference, 1e-5) << id;
  }
  const auto stated = nlohmann::json::parse(readTextFile(folder_ / "state-dict/preprocessing.json"));
  EXPECT_EQ(stated.at("channels"), 1);
  EXPECT_EQ(stated.at("mean").size(), 1U);
  EXPECT_EQ(stated.at("channel_order"), "grey");
  EXPECT_EQ(nlohmann::json::parse(readTextFile(folder_ / "huggingface/config.json")).at("num_channels"), 1);
  const auto processor = nlohmann::json::parse(readTextFile(folder_ / "huggingface/preprocessor_config.json"));
  EXPECT_EQ(processor.at("image_mean").size(), 1U);
  EXPECT_EQ(processor.at("do_convert_rgb"), false);
  const auto timm = nlohmann::json::parse(readTextFile(folder_ / "timm/config.json"));
  EXPECT_EQ(timm.at("model_args").at("in_chans"), 1);
  EXPECT_EQ(timm.at("pretrained_cfg").at("input_size"), (nlohmann::json{1, 32, 32}));
}

TEST_F(ImageExportTest, AnExistingFolderIsLeftAlone) {
  Predictor predictor(makeSource("resnet20", pets));
  std::filesystem::create_directories(folder_ / "state-dict");
  writeFileAtomically(folder_ / "state-dict/mine.txt", std::string_view("keep"));
  support::expectError(ErrorCode::AlreadyExists, [&] { (void)exportTo("state-dict", predictor); });
  EXPECT_EQ(readTextFile(folder_ / "state-dict/mine.txt"), "keep");
}

TEST_F(ImageExportTest, WithoutImagesTheCertificateSaysSo) {
  Predictor predictor(makeSource("resnet20", pets));
  const ExportedModel model{predictor};
  const auto certificate =
      exportImages(model, format("state-dict"), {"run", "pets", "{}", {}}, {}, folder_ / "empty", nullptr);
  EXPECT_EQ(certificate.images, 0);
  EXPECT_TRUE(nlohmann::json::parse(certificate.toJson()).at("passed").is_null());
  EXPECT_NE(readTextFile(folder_ / "empty/parity.html").find("Nothing was compared"), std::string::npos);
}

/// Replaces `from` in a text file of an export.
void tamper(const std::filesystem::path& file, const std::string& from, const std::string& to) {
  auto text = readTextFile(file);
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from << " is not in\n" << text;
  writeFileAtomically(file, text.replace(at, from.size(), to));
}

TEST_F(ImageExportTest, WrongNormalisationOrChannelOrderIsFound) {
  struct Lie {
    const char *format, *file, *from, *to;
  };
  const Lie lies[] = {{"state-dict", "preprocessing.json", "0.1", "0.6"},
                      {"state-dict", "preprocessing.json", "RGB", "BGR"},
                      {"state-dict", "preprocessing.json", "\"resize_shorter\": 36", "\"resize_shorter\": 48"},
                      {"huggingface", "preprocessor_config.json", "0.1", "0.6"},
                      {"huggingface", "preprocessor_config.json", "\"do_resize\": true", "\"do_flip_channel_order\": true"},
                      {"timm", "config.json", "0.1", "0.6"},
                      {"torchscript", "preprocessing.json", "0.1", "0.6"},
                      {"torchscript", "preprocessing.json", "RGB", "BGR"}};
  Predictor predictor(makeSource("resnet18", pets, 32));
  const ExportedModel model{predictor};
  for (const auto& lie : lies) {
    const auto& way = format(lie.format);
    const support::TemporaryFolder place;
    way.write(model, place.path());
    EXPECT_TRUE(certify(model, *way.load(model, place.path()), someImages(), way, nullptr).passed()) << lie.format;
    tamper(place / lie.file, lie.from, lie.to);
    const auto certificate = certify(model, *way.load(model, place.path()), someImages(), way, nullptr);
    EXPECT_FALSE(certificate.passed()) << lie.format << ": " << lie.to;
    support::expectError(ErrorCode::ExportDiffers, [&] { requireParity(certificate); });
  }
}

TEST_F(ImageExportTest, AChannelThatIsSwappedInTheWeightsIsFound) {
  Predictor predictor(makeSource("resnet20", pets));
  const ExportedModel model{predictor};
  const auto& way = format("state-dict");
  const support::TemporaryFolder place;
  way.write(model, place.path());
  auto state = loadStateDict(place / "model.safetensors");
  state["conv1.weight"] = state["conv1.weight"].flip({1}).contiguous();
  saveStateDict(place / "model.safetensors", state, {});
  const auto certificate = certify(model, *way.load(model, place.path()), someImages(), way, nullptr);
  EXPECT_FALSE(certificate.passed());
  EXPECT_NE(nlohmann::json::parse(certificate.toJson()).at("passed"), true);
}

TEST_F(ImageExportTest, WhatAFormatCannotHoldIsRefusedWithAnAlternative) {
  Predictor predictor(makeSource("resnet20", pets));
  for (const char* id : {"huggingface", "timm"}) {
    const auto problem = support::expectError(ErrorCode::ExportUnsupported, [&] { (void)exportTo(id, predictor); });
    EXPECT_NE(problem.arguments.at("detail").find("ONNX"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(folder_ / id));
  }
}

TEST_F(ImageExportTest, LabelsAndNumbersAreComparedAsWhatTheyAre) {
  const auto wanted = torch::tensor({{1.0F, -1.0F}, {-2.0F, 3.0F}});
  const auto found = torch::tensor({{2.0F, -1.0F}, {0.5F, 3.0F}});
  EXPECT_DOUBLE_EQ(compareOutputs(wanted, found, AnswerKind::Class).agreement, 1.0);
  EXPECT_DOUBLE_EQ(compareOutputs(wanted, found, AnswerKind::Labels).agreement, 0.5);
  EXPECT_DOUBLE_EQ(compareOutputs(wanted, found, AnswerKind::Number, 0.4).agreement, 0.5);
  EXPECT_FALSE(compareOutputs(wanted, torch::full({2, 2}, std::nan("")), AnswerKind::Class, 1e9).passed());
  EXPECT_FALSE(compareOutputs(wanted, torch::zeros({2, 3}), AnswerKind::Class, 1e9).passed());
}

}  // namespace
}  // namespace luthier
