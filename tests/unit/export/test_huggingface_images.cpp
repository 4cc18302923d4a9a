// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/export/transformers_names.h"
#include "core/formats/torch_archive.h"
#include "tests/unit/export/image_fixture.h"

namespace luthier {
namespace {

nlohmann::json readJson(const std::filesystem::path& file) { return nlohmann::json::parse(readTextFile(file)); }

TEST_F(ImageExportTest, TransformersFindsEverythingUnderItsOwnNames) {
  for (const auto& [id, layer, depths, widths] :
       {std::tuple("resnet18", "basic", "[2,2,2,2]", "[64,128,256,512]"),
        std::tuple("resnet50", "bottleneck", "[3,4,6,3]", "[256,512,1024,2048]")}) {
    Predictor predictor(makeSource(id, {"cat", "dog"}, 32));
    const ExportedModel model{predictor};
    const auto out = folder_ / id;
    const auto certificate =
        exportImages(model, format("huggingface"), {"run", "pets", "{}", {}}, someImages(4), out, nullptr);
    EXPECT_LE(certificate.largestDifference, 1e-5);
    const auto config = readJson(out / "config.json");
    EXPECT_EQ(config.at("architectures"), nlohmann::json{"ResNetForImageClassification"});
    EXPECT_EQ(config.at("model_type"), "resnet");
    EXPECT_EQ(config.at("layer_type"), layer);
    EXPECT_EQ(config.at("depths"), nlohmann::json::parse(depths));
    EXPECT_EQ(config.at("hidden_sizes"), nlohmann::json::parse(widths));
    EXPECT_EQ(config.at("id2label").at("1"), "dog");
    EXPECT_EQ(config.at("label2id").at("cat"), 0);
    const auto file = readWeightsFile(out / "model.safetensors");
    EXPECT_EQ(file.metadata.at(0), (std::pair<std::string, std::string>{"format", "pt"}));
    EXPECT_EQ(file.tensors.size(), stateDictOf(predictor.network()).size());
    const auto state = loadStateDict(out / "model.safetensors");
    for (const char* name : {"resnet.embedder.embedder.convolution.weight", "classifier.1.bias",
                             "resnet.encoder.stages.1.layers.0.shortcut.normalization.running_var",
                             "resnet.encoder.stages.3.layers.1.layer.0.normalization.num_batches_tracked"}) {
      EXPECT_TRUE(state.contains(name)) << name;
    }
    const auto processor = readJson(out / "preprocessor_config.json");
    EXPECT_EQ(processor.at("size").at("shortest_edge"), 36);
    EXPECT_EQ(processor.at("crop_size").at("height"), 32);
    EXPECT_EQ(processor.at("image_mean"), nlohmann::json::parse("[0.1,0.3,0.6]"));
    EXPECT_EQ(processor.at("image_processor_type"), "BitImageProcessor");
  }
}

TEST_F(ImageExportTest, AWholeImageResizedHasItsOwnProcessor) {
  auto source = makeSource("resnet18", {"a", "b"}, 32);
  source.preprocessing.resizeShorter = 0;
  Predictor predictor(source);
  EXPECT_TRUE(exportTo("huggingface", predictor).passed());
  const auto processor = readJson(folder_ / "huggingface/preprocessor_config.json");
  EXPECT_EQ(processor.at("image_processor_type"), "ViTImageProcessor");
  EXPECT_EQ(processor.at("size").at("width"), 32);
}

TEST(TransformersNames, ConvNextHasTheNamesOfTransformers) {
  StateDict state;
  for (const char* name : {"features.1.0.layer_scale", "features.3.0.layer_scale", "features.5.8.layer_scale",
                           "features.5.0.layer_scale", "features.7.0.layer_scale"}) {
    state.emplace(name, torch::ones({96, 1, 1}));
  }
  state.emplace("features.0.0.weight", torch::ones({96, 3, 4, 4}));
  const auto found = findTransformersModel("convnext", state);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->config.at("depths"), nlohmann::json::parse("[1,1,9,1]"));
  const std::pair<const char*, const char*> names[] = {
      {"features.0.0.weight", "convnext.embeddings.patch_embeddings.weight"},
      {"features.0.1.bias", "convnext.embeddings.layernorm.bias"},
      {"features.1.2.block.0.weight", "convnext.encoder.stages.0.layers.2.dwconv.weight"},
      {"features.1.2.block.2.bias", "convnext.encoder.stages.0.layers.2.layernorm.bias"},
      {"features.5.0.block.3.weight", "convnext.encoder.stages.2.layers.0.pwconv1.weight"},
      {"features.5.0.block.5.bias", "convnext.encoder.stages.2.layers.0.pwconv2.bias"},
      {"features.7.1.layer_scale", "convnext.encoder.stages.3.layers.1.layer_scale_parameter"},
      {"features.2.0.weight", "convnext.encoder.stages.1.downsampling_layer.0.weight"},
      {"features.6.1.bias", "convnext.encoder.stages.3.downsampling_layer.1.bias"},
      {"classifier.0.weight", "convnext.layernorm.weight"},
      {"classifier.2.weight", "classifier.weight"}};
  for (const auto& [ours, theirs] : names) {
    EXPECT_EQ(found->nameOf(ours), theirs);
  }
  EXPECT_FALSE(findTransformersModel("efficientnet", state));
}

TEST_F(ImageExportTest, TimmsLayoutStatesThePreprocessing) {
  auto source = makeSource("resnet18", {"cat", "dog"}, 32);
  source.preprocessing.resizeShorter = 37;  // 32 / (32 / 37.0) is a little less than 37
  Predictor predictor(source);
  EXPECT_TRUE(exportTo("timm", predictor).passed());
  const auto config = readJson(folder_ / "timm/config.json");
  EXPECT_EQ(config.at("architecture"), "resnet18");
  EXPECT_EQ(config.at("num_classes"), 2);
  EXPECT_EQ(config.at("label_names").at(1), "dog");
  EXPECT_EQ(config.at("pretrained_cfg").at("classifier"), "fc");
  EXPECT_EQ(static_cast<int>(std::floor(32 / config.at("pretrained_cfg").at("crop_pct").get<double>())), 37);
}

}  // namespace
}  // namespace luthier
