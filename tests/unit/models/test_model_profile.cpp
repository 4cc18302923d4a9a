// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <algorithm>

#include "core/models/model_profile.h"
#include "core/models/text/text_model.h"

namespace luthier {
namespace {

struct PublishedMacs {
  const char* id;
  double gigaMultiplications;
};
class PublishedCost : public testing::TestWithParam<PublishedMacs> {};

// "GIGA FLOPS" as torchvision publishes them (multiply-accumulates of convolutions and linear layers).
TEST_P(PublishedCost, IsCounted) {
  const auto* architecture = findArchitecture(GetParam().id);
  const auto profile =
      profileArchitecture(*architecture, architecture->publishedClasses, architecture->preprocessing.imageSize);
  EXPECT_NEAR(static_cast<double>(profile.multiplications) / 1e9, GetParam().gigaMultiplications, 0.0006);
}

INSTANTIATE_TEST_SUITE_P(All, PublishedCost,
                         testing::Values(PublishedMacs{"resnet18", 1.814}, PublishedMacs{"resnet50", 4.089},
                                         PublishedMacs{"mobilenet_v3_small", 0.057},
                                         PublishedMacs{"mobilenet_v3_large", 0.217}, PublishedMacs{"efficientnet_b0", 0.386},
                                         PublishedMacs{"convnext_tiny", 4.456}, PublishedMacs{"densenet121", 2.834}),
                         [](const auto& entry) { return std::string(entry.param.id); });

TEST(ModelProfile, NamesEachLayerWithItsShapeAndCost) {
  const auto profile = profileArchitecture(*findArchitecture("resnet20"), 10, 32);
  EXPECT_EQ(profile.parameters, 269722);
  EXPECT_EQ(profile.input, (std::vector<std::int64_t>{1, 3, 32, 32}));
  const auto& first = profile.layers.front();
  EXPECT_EQ(first.name, "conv1");
  EXPECT_EQ(first.kind, "convolution");
  EXPECT_EQ(first.output, (std::vector<std::int64_t>{1, 16, 32, 32}));
  EXPECT_EQ(first.parameters, 16 * 3 * 9);
  EXPECT_EQ(first.multiplications, 16 * 32 * 32 * 3 * 9);
  EXPECT_EQ(first.outputBytes, 16 * 32 * 32 * 4);
  EXPECT_EQ(profile.layers.back().name, "linear");
  EXPECT_EQ(profile.layers.back().multiplications, 640);
  std::int64_t parameters = 0;
  for (const auto& layer : profile.layers) {
    parameters += layer.parameters;
  }
  EXPECT_EQ(parameters, profile.parameters) << "nothing is left out or counted twice";
  // He et al. count 40.8 million for ResNet-20 (0.04 GFLOPs).
  EXPECT_NEAR(static_cast<double>(profile.multiplications), 40.55e6, 0.5e6);
}

TEST(ModelProfile, TextEncodersCountTheirAttention) {
  TextConfig config;
  config.modelType = "bert";
  config.vocabularySize = 50;
  config.hiddenSize = config.embeddingSize = 8;
  config.layers = 1;
  config.heads = 2;
  config.intermediateSize = 16;
  config.positions = 32;
  config.tokenTypes = 2;
  const auto model = makeTextModel(config, {TextHeadKind::Sequence, 2, TextPooling::ClassToken});
  auto input = torch::ones({1, 3, 10}, torch::kInt64);
  const auto profile = profileModule(*model, input, [&](const torch::Tensor& batch) { model->forward(batch); });
  const std::int64_t linears = 10 * (4 * 8 * 8 + 2 * 8 * 16) + 8 * 8 + 8 * 2;
  const std::int64_t attention = 2 * 10 * 10 * 8;
  EXPECT_EQ(profile.multiplications, linears + attention);
}

}  // namespace
}  // namespace luthier
