// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/models/input_channels.h"
#include "core/models/model_import.h"
#include "tests/support/expect_error.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/models/recipe.h"

namespace luthier {
namespace {

// Recorded from timm's adapt_input_conv by tests/fixtures/models/make_fixtures.py.
TEST(InputChannels, AreAdaptedAsTimmDoes) {
  std::ifstream file(std::string(LUTHIER_SOURCE_DIR) + "/tests/fixtures/models/input_channels.json");
  const auto recorded = nlohmann::json::parse(file);
  ASSERT_EQ(recorded.size(), 4U);
  const auto weights = uniformNumbers("input", 24).to(torch::kFloat32).reshape({2, 3, 2, 2});
  for (const auto& [channels, values] : recorded.items()) {
    const auto adapted = adaptInputWeights(weights, std::stoll(channels));
    const auto wanted = torch::tensor(values.get<std::vector<float>>()).reshape({2, std::stoll(channels), 2, 2});
    EXPECT_TRUE(torch::allclose(adapted, wanted, 1e-6, 1e-7)) << channels;
  }
  EXPECT_TRUE(adaptInputWeights(weights, 3).equal(weights));
  EXPECT_FALSE(adaptInputWeights(torch::zeros({2, 4, 1, 1}), 3).defined());
}

TEST(InputChannels, EqualChannelsAnswerAsTheGreyImage) {
  const torch::NoGradGuard noGrad;
  for (const char* id : {"resnet20", "mobilenet_v3_small", "densenet121"}) {
    const auto* architecture = findArchitecture(id);
    const auto colour = architecture->make(4);
    fillByRecipe(*colour);
    const auto grey = torch::randn({2, 1, 64, 64});
    const auto wanted = colour->forward(grey.repeat({1, 3, 1, 1}));
    adaptInputChannels(*colour, *architecture, 1);
    EXPECT_TRUE(torch::allclose(colour->forward(grey), wanted, 1e-4, 1e-4)) << id;
    adaptInputChannels(*colour, *architecture, 3);
    EXPECT_TRUE(torch::allclose(colour->forward(grey.repeat({1, 3, 1, 1})), wanted, 1e-4, 1e-4)) << id;
  }
  const auto* architecture = findArchitecture("resnet20");
  const auto network = architecture->make(4);
  adaptInputChannels(*network, *architecture, 4);
  EXPECT_EQ(network->forward(torch::zeros({1, 4, 32, 32})).sizes(), (std::vector<std::int64_t>{1, 4}));
  support::expectError(ErrorCode::ArchitectureMismatch, [&] { adaptInputChannels(*network, *architecture, 3); });
}

// Recorded by tests/fixtures/training/make_grey_training.py, with the first layer as timm adapts it.
TEST(InputChannels, AGreyNetworkTrainsAsPythons) {
  std::ifstream file(std::string(LUTHIER_SOURCE_DIR) + "/tests/fixtures/training/grey_training.json");
  const auto recorded = nlohmann::json::parse(file);
  const auto* architecture = findArchitecture("resnet20");
  const auto network = architecture->make(4);
  fillByRecipe(*network);
  adaptInputChannels(*network, *architecture, 1);
  network->train();
  const auto images = (2.0 * uniformNumbers("grey", 8 * 16 * 16)).to(torch::kFloat32).reshape({8, 1, 16, 16});
  const auto labels = torch::arange(8).remainder(4);
  torch::optim::SGD optimizer(network->parameters(), torch::optim::SGDOptions(0.02).momentum(0.9));
  std::vector<double> losses;
  for (const double wanted : recorded.at("losses")) {
    const auto loss = torch::nn::functional::cross_entropy(network->forward(images), labels);
    optimizer.zero_grad();
    loss.backward();
    optimizer.step();
    EXPECT_NEAR(loss.item<double>(), wanted, 2e-4 * std::max(1.0, wanted));
    losses.push_back(loss.item<double>());
  }
  ASSERT_EQ(losses.size(), 4U);
  EXPECT_LT(losses.back(), 0.9 * losses.front());
  const auto wanted = torch::tensor(recorded.at("first_layer").get<std::vector<float>>());
  EXPECT_TRUE(torch::allclose(network->named_parameters()["conv1.weight"].flatten(), wanted, 1e-3, 1e-4));
}

TEST(InputChannels, AStatesFirstLayerIsAdapted) {
  const auto* architecture = findArchitecture("resnet20");
  auto state = stateDictOf(*architecture->make(4));
  const auto colour = state.at("conv1.weight").clone();
  EXPECT_FALSE(adaptFirstLayer(state, *architecture, 3));
  EXPECT_TRUE(adaptFirstLayer(state, *architecture, 1));
  EXPECT_TRUE(torch::allclose(state.at("conv1.weight"), colour.sum(1, true)));
  EXPECT_TRUE(loadInto(*makeNetwork(*architecture, 4, 1), state).reshaped.empty());
}

TEST(InputChannels, GreyCheckpointsAreImportedForColour) {
  const torch::NoGradGuard noGrad;
  const support::TemporaryFolder folder;
  const auto network = findArchitecture("resnet20")->make(10);
  auto state = stateDictOf(*network);
  const auto grey = state.at("conv1.weight").sum(1, true);
  state["conv1.weight"] = grey;
  saveStateDict(folder.path() / "grey.safetensors", state, {});
  const auto model = readModel(folder.path() / "grey.safetensors", "", "");
  EXPECT_EQ(model.record.architecture, "resnet20");
  EXPECT_EQ(model.adapted, std::vector<std::string>{"conv1.weight"});
  EXPECT_TRUE(torch::allclose(model.state.at("conv1.weight").sum(1, true), grey, 1e-5, 1e-6));
  EXPECT_NE(model.record.keyReport.find("adapted"), std::string::npos);

  state["conv1.weight"] = torch::zeros({16, 4, 3, 3});
  saveStateDict(folder.path() / "four.safetensors", state, {});
  support::expectError(ErrorCode::ArchitectureMismatch,
                       [&] { static_cast<void>(readModel(folder.path() / "four.safetensors", "", "")); });
}

}  // namespace
}  // namespace luthier
