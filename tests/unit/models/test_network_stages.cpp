// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/network_stages.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace luthier {
namespace {

TEST(NetworkStages, OfAResidualNetworkAreItsStemAndItsLayers) {
  const auto network = findArchitecture("resnet18")->make(3);
  const NetworkStages stages(*network);
  EXPECT_EQ(stages.count(), 5);
  EXPECT_EQ(stages.of("conv1.weight"), 0);
  EXPECT_EQ(stages.of("bn1.bias"), 0);
  EXPECT_EQ(stages.of("layer1.0.conv1.weight"), 1);
  EXPECT_EQ(stages.of("layer4.1.bn2.weight"), 4);
  const auto small = findArchitecture("resnet20")->make(3);
  EXPECT_EQ(NetworkStages(*small).count(), 4);
}

TEST(NetworkStages, EveryFamilyHasSome) {
  std::set<std::string> families;
  for (const auto& architecture : architectures()) {
    if (!families.insert(architecture.family).second) continue;
    const auto network = architecture.make(2);
    const NetworkStages stages(*network);
    EXPECT_GE(stages.count(), 2) << architecture.id;
    std::int64_t last = 0;
    for (const auto& item : network->named_parameters()) {
      if (!item.key().starts_with(architecture.head + ".")) last = stages.of(item.key());
    }
    EXPECT_EQ(last, stages.count() - 1) << architecture.id;
  }
}

}  // namespace
}  // namespace luthier
