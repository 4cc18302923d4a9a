// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <set>

#include "core/models/densenet.h"
#include "core/models/model_registry.h"
#include "core/models/stochastic_depth.h"
#include "core/weights/state_dict.h"
#include "tests/unit/models/recipe.h"

namespace luthier {
namespace {

std::int64_t parameterCount(const torch::nn::Module& module) {
  std::int64_t count = 0;
  for (const auto& parameter : module.parameters()) {
    count += parameter.numel();
  }
  return count;
}

// Parameter counts as torchvision's documentation and akamaster's README state them.
struct Published {
  const char* id;
  std::int64_t parameters;
};
class PublishedArchitecture : public testing::TestWithParam<Published> {};

TEST_P(PublishedArchitecture, HasThePublishedNumberOfParametersAndIsDetected) {
  const auto* architecture = findArchitecture(GetParam().id);
  ASSERT_NE(architecture, nullptr);
  const auto model = architecture->make(architecture->publishedClasses);
  EXPECT_EQ(parameterCount(*model), GetParam().parameters);
  EXPECT_EQ(model->headName(), architecture->head);

  auto state = stateDictOf(*model);
  EXPECT_EQ(detectArchitecture(state), architecture);
  EXPECT_EQ(headClasses(*architecture, state), architecture->publishedClasses);
  state.erase(architecture->head + ".weight");
  state.erase(architecture->head + ".bias");
  EXPECT_EQ(detectArchitecture(state), architecture) << "without its head";
  EXPECT_EQ(headClasses(*architecture, state), 0);
}

INSTANTIATE_TEST_SUITE_P(All, PublishedArchitecture,
                         testing::Values(Published{"resnet18", 11689512}, Published{"resnet34", 21797672},
                                         Published{"resnet50", 25557032}, Published{"resnet101", 44549160},
                                         Published{"resnet152", 60192808}, Published{"resnet20", 269722},
                                         Published{"resnet32", 464154}, Published{"resnet44", 658586},
                                         Published{"resnet56", 853018}, Published{"resnet110", 1727962},
                                         Published{"mobilenet_v3_small", 2542856}, Published{"mobilenet_v3_large", 5483032},
                                         Published{"efficientnet_b0", 5288548}, Published{"efficientnet_b1", 7794184},
                                         Published{"efficientnet_b2", 9109994}, Published{"efficientnet_b3", 12233232},
                                         Published{"efficientnet_b4", 19341616}, Published{"convnext_tiny", 28589128},
                                         Published{"convnext_small", 50223688}, Published{"densenet121", 7978856},
                                         Published{"vgg16", 138357544}, Published{"vgg16_bn", 138365992}),
                         [](const auto& entry) { return std::string(entry.param.id); });

TEST(Registry, IdentifiersAreUnique) {
  std::set<std::string> ids;
  for (const auto& architecture : architectures()) {
    EXPECT_TRUE(ids.insert(architecture.id).second) << architecture.id;
  }
  EXPECT_EQ(findArchitecture("resnet21"), nullptr);
}

TEST(Registry, ForeignNamesAreNotDetected) {
  EXPECT_EQ(detectArchitecture({}), nullptr);
  EXPECT_EQ(detectArchitecture({{"features.0.weight", torch::zeros({64, 3, 3, 3})}}), nullptr);
  EXPECT_EQ(detectArchitecture({{"features.0.0.weight", torch::zeros({32, 3, 3, 3})}}), nullptr);
  EXPECT_EQ(detectArchitecture({{"conv1.weight", torch::zeros({16, 3, 3, 3})}}), nullptr);
}

TEST(Registry, HeadSizeFollowsTheClassesAndFeaturesFeedTheHead) {
  const torch::NoGradGuard noGrad;
  for (const char* id : {"resnet20", "resnet18", "mobilenet_v3_small", "efficientnet_b0", "convnext_tiny", "densenet121"}) {
    const auto* architecture = findArchitecture(id);
    const auto model = architecture->make(7);
    model->eval();
    const auto images = torch::randn({2, 3, architecture->preprocessing.imageSize, architecture->preprocessing.imageSize});
    EXPECT_EQ(model->forward(images).sizes(), (std::vector<std::int64_t>{2, 7}));
    const auto state = stateDictOf(*model);
    const auto& weight = state.at(architecture->head + ".weight");
    const auto logits = torch::linear(model->features(images), weight, state.at(architecture->head + ".bias"));
    EXPECT_TRUE(torch::allclose(logits, model->forward(images), 1e-5, 1e-5));
  }
}

TEST(StochasticDepth, IsThereWhereItWasPublishedAndSkipsWholeUnits) {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(1);
  for (const char* id : {"efficientnet_b0", "convnext_tiny"}) {
    const auto* architecture = findArchitecture(id);
    EXPECT_GT(architecture->stochasticDepth, 0.0);
    const auto model = architecture->make(3);
    fillByRecipe(*model);  // fresh networks add next to nothing in their units
    model->train();
    for (const auto& module : model->modules()) {
      if (auto* norm = module->as<torch::nn::BatchNorm2d>()) norm->eval();
    }
    const auto images = torch::randn({2, 3, 64, 64});
    EXPECT_TRUE(model->setStochasticDepth(0.0));
    const auto whole = model->features(images);
    EXPECT_TRUE(torch::allclose(model->features(images), whole));
    EXPECT_TRUE(model->setStochasticDepth(0.9));
    EXPECT_FALSE(torch::allclose(model->features(images), whole, 1e-3, 1e-4)) << id;
    model->eval();
    EXPECT_TRUE(torch::allclose(model->features(images), whole, 1e-5, 1e-6)) << "nothing is skipped in use";
  }
  EXPECT_FALSE(findArchitecture("resnet18")->make(3)->setStochasticDepth(0.5));
}

TEST(StochasticDepth, KeepsTheMeanAndRisesWithDepth) {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(2);
  StochasticDepth unit;
  unit->setProbability(0.25);
  const auto out = unit(torch::ones({4000, 2}));
  EXPECT_NEAR(out.mean().item<double>(), 1.0, 0.05);
  EXPECT_TRUE(out.select(1, 0).equal(out.select(1, 1))) << "a whole image, or nothing of it";
  torch::nn::Sequential network{StochasticDepth(), StochasticDepth(), StochasticDepth()};
  spreadStochasticDepth(*network, 0.6, true);
  EXPECT_NEAR(network->at<StochasticDepthImpl>(1).probability(), 0.3, 1e-12);
  EXPECT_NEAR(network->at<StochasticDepthImpl>(2).probability(), 0.6, 1e-12);
  spreadStochasticDepth(*network, 0.6, false);
  EXPECT_NEAR(network->at<StochasticDepthImpl>(2).probability(), 0.4, 1e-12);
}

TEST(Densenet, OldNamesAreReadAsTheNewOnes) {
  const auto renamed = withCurrentDensenetNames({{"features.denseblock1.denselayer2.norm.1.running_mean", torch::zeros(1)},
                                                 {"features.denseblock1.denselayer2.conv2.weight", torch::zeros(1)},
                                                 {"features.norm5.weight", torch::zeros(1)}});
  EXPECT_TRUE(renamed.contains("features.denseblock1.denselayer2.norm1.running_mean"));
  EXPECT_TRUE(renamed.contains("features.denseblock1.denselayer2.conv2.weight"));
  EXPECT_TRUE(renamed.contains("features.norm5.weight"));
}

TEST(LoadInto, ReportsMissingUnexpectedAndReshapedKeys) {
  const auto* architecture = findArchitecture("resnet20");
  const auto source = architecture->make(10);
  const auto target = architecture->make(3);
  auto state = stateDictOf(*source);
  state.erase("layer1.0.bn1.weight");
  state.erase("bn1.num_batches_tracked");
  state.emplace("extra.weight", torch::zeros({1}));
  const auto untouched = stateDictOf(*target).at("linear.weight").clone();

  const auto report = loadInto(*target, state);

  EXPECT_EQ(report.missing, std::vector<std::string>{"layer1.0.bn1.weight"});
  EXPECT_EQ(report.unexpected, std::vector<std::string>{"extra.weight"});
  ASSERT_EQ(report.reshaped.size(), 2U);
  EXPECT_EQ(report.reshaped[1].name, "linear.weight");
  EXPECT_EQ(report.reshaped[1].wanted, (std::vector<std::int64_t>{3, 64}));
  EXPECT_EQ(report.reshaped[1].found, (std::vector<std::int64_t>{10, 64}));
  const auto loaded = stateDictOf(*target);
  EXPECT_TRUE(torch::equal(loaded.at("layer3.2.conv2.weight"), state.at("layer3.2.conv2.weight")));
  EXPECT_TRUE(torch::equal(loaded.at("linear.weight"), untouched));
  EXPECT_EQ(report.matched, loaded.size() - 4);
  EXPECT_TRUE(loaded.at("conv1.weight").requires_grad());
}

}  // namespace
}  // namespace luthier
