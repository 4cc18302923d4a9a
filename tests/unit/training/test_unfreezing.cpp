// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/unfreezing.h"

#include <gtest/gtest.h>

#include "tests/unit/training/harness.h"

namespace luthier::test {
namespace {

TEST(Unfreezing, GoesDownFromTheHead) {
  auto network = std::make_shared<LineNetwork>();
  TrainingConfig config;
  config.unfreezingEpochs = 2;
  NetworkParts parts;
  parts.isHead = [](const std::string& name) { return name.starts_with("head."); };
  parts.layerOf = [](const std::string& name) { return name.starts_with("norm.") ? 1 : 0; };
  parts.layers = 1;
  const Unfreezing unfreezing(parameterGroups(*network, config, parts), config.unfreezingEpochs);
  const std::vector<std::int64_t> depths{0, 0, 1, 1, 2, 2, 2};
  for (std::size_t epoch = 0; epoch < depths.size(); ++epoch) {
    EXPECT_EQ(unfreezing.depthAt(static_cast<std::int64_t>(epoch)), depths[epoch]) << epoch;
  }
  EXPECT_TRUE(unfreezing.joining(0).empty());
  EXPECT_EQ(unfreezing.joining(2), std::vector<std::string>{"norm"});
  EXPECT_TRUE(unfreezing.joining(3).empty());
  EXPECT_EQ(unfreezing.joining(4), std::vector<std::string>{"body"});

  network->train();
  unfreezing.apply(*network, 0);
  EXPECT_FALSE(network->body->weight.requires_grad());
  EXPECT_TRUE(network->head->weight.requires_grad());
  EXPECT_FALSE(network->norm->is_training());
  network->train();
  unfreezing.apply(*network, 3);
  EXPECT_TRUE(network->norm->weight.requires_grad());
  EXPECT_TRUE(network->norm->is_training());
  EXPECT_FALSE(network->body->weight.requires_grad());
}

TEST(Unfreezing, NamesLayersByWhatTheyShare) {
  const auto parameter = torch::zeros({2});
  const std::vector<ParameterGroup> groups{
      {{{"fc.weight", parameter}}, 1.0, true, 0},
      {{{"bert.encoder.layer.1.a.weight", parameter}, {"bert.encoder.layer.1.b.c.weight", parameter}}, 1.0, true, 1},
      {{{"conv1.weight", parameter}, {"bn1.weight", parameter}}, 1.0, true, 2},
      {{{"bn1.bias", parameter}}, 1.0, false, 2}};
  const Unfreezing unfreezing(groups, 1);
  EXPECT_EQ(unfreezing.joining(1), std::vector<std::string>{"bert.encoder.layer.1"});
  EXPECT_EQ(unfreezing.joining(2), (std::vector<std::string>{"conv1", "bn1"}));
}

TEST(Unfreezing, OffChangesNothing) {
  auto network = std::make_shared<LineNetwork>();
  const Unfreezing unfreezing({{{{"body.weight", network->body->weight}}, 1.0, true, 0}}, 0);
  network->norm->weight.set_requires_grad(false);
  unfreezing.apply(*network, 0);
  EXPECT_TRUE(network->norm->is_training());
  EXPECT_TRUE(unfreezing.joining(1).empty());
}

TEST(Unfreezing, ARunTrainsOneLayerAfterTheOther) {
  const TemporaryFolder folder;
  auto config = smallConfig();
  config.unfreezingEpochs = 1;
  config.weightDecay = 0.1;  // must not touch what is frozen
  Attempt attempt(folder.path(), config);
  const auto body = attempt.task.network->body->weight.detach().clone();
  const auto mean = attempt.task.network->norm->running_mean.clone();
  bool movedInTheFirst = false;
  attempt.script.onLook = [&](int) {
    movedInTheFirst =
        movedInTheFirst || (attempt.memory.epochs.empty() && !torch::equal(body, attempt.task.network->body->weight));
  };
  (void)attempt.run();
  EXPECT_FALSE(movedInTheFirst);
  EXPECT_FALSE(torch::equal(body, attempt.task.network->body->weight));
  EXPECT_FALSE(torch::equal(mean, attempt.task.network->norm->running_mean));
  ASSERT_FALSE(attempt.memory.events.empty());
  EXPECT_EQ(attempt.memory.events[0].kind, "unfrozen");
}

}  // namespace
}  // namespace luthier::test
