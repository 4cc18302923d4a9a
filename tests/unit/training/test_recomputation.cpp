// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/recomputation.h"

#include <ATen/autocast_mode.h>
#include <gtest/gtest.h>

#include <tuple>

#include "core/models/model_registry.h"
#include "tests/unit/models/text_fixture.h"
#include "tests/unit/training/allocation_meter.h"

namespace luthier {
namespace {

/// What one step of training leaves behind.
struct Traces {
  torch::Tensor outputs;
  StateDict gradients;
  StateDict state;            // weights, and statistics after the pass
  torch::Tensor randomState;  // after the backward pass
  std::int64_t kept = 0;      // bytes held between the passes
  std::int64_t peak = 0;
};

template <typename Network>
Traces passOf(Network& network, const torch::Tensor& inputs, bool recomputed) {
  network.zero_grad();
  torch::manual_seed(7);
  Traces traces;
  const AllocationMeter meter;
  {
    const RecomputationScope scope(recomputed);
    traces.outputs = network.forward(inputs);
  }
  traces.kept = meter.held();
  (traces.outputs * torch::linspace(-1.0, 1.0, traces.outputs.numel()).view_as(traces.outputs)).sum().backward();
  traces.peak = meter.peak();
  for (const auto& item : network.named_parameters()) {
    if (item.value().grad().defined()) {
      traces.gradients[item.key()] = item.value().grad().clone();
    }
  }
  for (const auto& [name, tensor] : stateDictOf(network)) {
    traces.state[name] = tensor.detach().clone();
  }
  traces.randomState = at::detail::getDefaultCPUGenerator().get_state();
  return traces;
}

/// Equal but for the order in which sums are taken: ConvNeXt's last block gets its gradient in another memory layout.
void expectSame(const StateDict& found, const StateDict& wanted, const char* what) {
  ASSERT_EQ(found.size(), wanted.size()) << what;
  for (const auto& [name, tensor] : wanted) {
    const double size = tensor.numel() == 0 ? 0.0 : tensor.abs().max().to(torch::kFloat64).item<double>();
    EXPECT_TRUE(torch::allclose(found.at(name), tensor, 1e-6, 1e-6 * size)) << what << " of " << name;
  }
}

/// The two ways of passing end equal, and the second one keeps at most `share` of what the first one keeps.
template <typename Make>
void expectSameStep(const Make& make, const torch::Tensor& inputs, double share) {
  at::set_num_threads(1);  // sums in one order
  const auto keeping = make();
  const auto recomputing = make();
  const auto wanted = passOf(*keeping, inputs, false);
  const auto found = passOf(*recomputing, inputs, true);
  EXPECT_TRUE(torch::equal(found.outputs, wanted.outputs));
  EXPECT_GT(wanted.gradients.size(), 5U);
  expectSame(found.gradients, wanted.gradients, "gradient");
  expectSame(found.state, wanted.state, "state");
  EXPECT_TRUE(torch::equal(found.randomState, wanted.randomState));
  EXPECT_LT(static_cast<double>(found.kept), share * static_cast<double>(wanted.kept));
  EXPECT_LT(found.peak, wanted.peak);
}

std::shared_ptr<ImageClassifier> imageNetwork(const std::string& id) {
  torch::manual_seed(3);
  const auto network = findArchitecture(id)->make(5);
  network->setStochasticDepth(0.4);
  network->train();
  return network;
}

class RecomputedImages : public testing::TestWithParam<std::pair<const char*, int>> {};

TEST_P(RecomputedImages, GiveTheSameStepWithLessMemory) {
  const auto [id, side] = GetParam();
  torch::manual_seed(5);
  const auto images = torch::randn({4, 3, side, side});
  expectSameStep([id = id] { return imageNetwork(id); }, images, 0.6);
}

INSTANTIATE_TEST_SUITE_P(Families, RecomputedImages,
                         testing::Values(std::pair{"resnet20", 32}, std::pair{"resnet18", 64}, std::pair{"resnet50", 64},
                                         std::pair{"mobilenet_v3_small", 64}, std::pair{"efficientnet_b0", 64},
                                         std::pair{"convnext_tiny", 64}, std::pair{"densenet121", 64}),
                         [](const auto& entry) { return std::string(entry.param.first); });

class RecomputedTexts : public testing::TestWithParam<std::string> {};

TEST_P(RecomputedTexts, GiveTheSameStepWithLessMemory) {
  const RecordedText recorded(GetParam());
  auto config = recorded.config;
  config.hiddenDropout = config.attentionDropout = 0.2;
  const auto make = [&] {
    torch::manual_seed(3);
    auto model = makeTextModel(config, {TextHeadKind::Sequence, 3, TextPooling::ClassToken});
    model->train();
    return model;
  };
  expectSameStep(make, recorded.inputs.repeat({16, 1, 1}), 0.7);
}

INSTANTIATE_TEST_SUITE_P(Families, RecomputedTexts, testing::ValuesIn(recordedFamilies()), familyTestName);

// One network for both passes, and two of its gradients: VGG has 138 million numbers.
TEST(Recomputation, VggPassesFromPoolingToPooling) {
  const auto network = imageNetwork("vgg16");
  const auto images = torch::randn({2, 3, 32, 32});
  at::set_num_threads(1);
  const auto passed = [&](bool recomputed) {
    network->zero_grad();
    torch::manual_seed(7);
    const AllocationMeter meter;
    torch::Tensor outputs;
    {
      const RecomputationScope scope(recomputed);
      outputs = network->forward(images);
    }
    const auto kept = meter.held();
    outputs.square().sum().backward();
    const auto parameters = network->named_parameters();
    return std::tuple(kept, parameters["features.0.weight"].grad().clone(), parameters["features.28.weight"].grad().clone());
  };
  const auto wanted = passed(false);
  const auto found = passed(true);
  EXPECT_GT(std::get<1>(wanted).abs().max().item<double>(), 0.0);
  EXPECT_TRUE(torch::equal(std::get<1>(found), std::get<1>(wanted)));
  EXPECT_TRUE(torch::equal(std::get<2>(found), std::get<2>(wanted)));
  EXPECT_LT(static_cast<double>(std::get<0>(found)), 0.6 * static_cast<double>(std::get<0>(wanted)));
}

TEST(Recomputation, FollowsWhatIsFrozen) {
  const auto keeping = imageNetwork("resnet20");
  const auto recomputing = imageNetwork("resnet20");
  for (const auto& network : {keeping, recomputing}) {
    for (auto& item : network->named_parameters()) {
      item.value().requires_grad_(item.key().starts_with("layer3.1") || item.key().starts_with("linear"));
    }
  }
  const auto images = torch::randn({4, 3, 32, 32});
  const auto wanted = passOf(*keeping, images, false);
  const auto found = passOf(*recomputing, images, true);
  EXPECT_TRUE(wanted.gradients.contains("layer3.1.conv1.weight"));
  expectSame(found.gradients, wanted.gradients, "gradient");
}

TEST(Recomputation, InMixedPrecisionTheSecondPassIsInItToo) {
  const auto mixed = [](bool recomputed) {
    const auto network = imageNetwork("resnet20");
    torch::manual_seed(9);
    const auto images = torch::randn({2, 3, 8, 8});
    at::autocast::increment_nesting();
    at::autocast::set_autocast_dtype(torch::kCPU, torch::kBFloat16);
    at::autocast::set_autocast_enabled(torch::kCPU, true);
    torch::Tensor outputs;
    {
      const RecomputationScope scope(recomputed);
      outputs = network->forward(images);
    }
    at::autocast::set_autocast_enabled(torch::kCPU, false);
    at::autocast::decrement_nesting();
    at::autocast::clear_cache();
    outputs.to(torch::kFloat32).square().sum().backward();
    EXPECT_FALSE(at::autocast::is_autocast_enabled(torch::kCPU));
    StateDict gradients;
    for (const auto& item : network->named_parameters()) {
      gradients[item.key()] = item.value().grad();
    }
    return gradients;
  };
  at::set_num_threads(1);
  expectSame(mixed(true), mixed(false), "gradient");
}

TEST(Recomputation, IsOffWithoutGradientsAndOutsideItsScope) {
  EXPECT_FALSE(recomputes());
  const RecomputationScope on(true);
  EXPECT_TRUE(recomputes());
  {
    const torch::NoGradGuard noGradients;
    EXPECT_FALSE(recomputes());
    const RecomputationScope off(false);
    EXPECT_FALSE(recomputes());
  }
  EXPECT_TRUE(recomputes());
}

}  // namespace
}  // namespace luthier
