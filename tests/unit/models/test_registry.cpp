// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <set>

#include "core/models/model_registry.h"
#include "core/weights/state_dict.h"

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
                                         Published{"resnet56", 853018}, Published{"resnet110", 1727962}),
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
  EXPECT_EQ(detectArchitecture({{"conv1.weight", torch::zeros({16, 3, 3, 3})}}), nullptr);
}

TEST(Registry, HeadSizeFollowsTheClassesAndFeaturesFeedTheHead) {
  const torch::NoGradGuard noGrad;
  for (const char* id : {"resnet20", "resnet18"}) {
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
