// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>
#include <unistd.h>

#include "core/weights/state_dict.h"
#include "core/weights/wrapper_names.h"

namespace luthier {
namespace {

std::filesystem::path fixture(const std::string& name) {
  return std::filesystem::path(LUTHIER_SOURCE_DIR) / "tests/fixtures/formats" / name;
}

StateDict named(std::initializer_list<const char*> names) {
  StateDict state;
  for (const char* name : names) {
    state.emplace(name, torch::zeros({1}));
  }
  return state;
}

std::vector<std::string> namesOf(const StateDict& state) {
  std::vector<std::string> names;
  for (const auto& entry : state) {
    names.push_back(entry.first);
  }
  return names;
}

TEST(LoadStateDict, EveryFormatGivesTheSameContiguousTensors) {
  const auto base = torch::arange(12, torch::kFloat32).reshape({3, 4}) / 4;
  for (const char* name : {"zip_protocol2.pt", "zip_protocol5.pt", "legacy_protocol2.pt", "legacy_protocol5.pt",
                           "wrapped_zip.pth", "wrapped_legacy.pth", "plain.safetensors"}) {
    const auto state = loadStateDict(fixture(name));
    ASSERT_EQ(state.size(), 7U) << name;
    EXPECT_TRUE(torch::equal(state.at("plain"), base)) << name;
    EXPECT_TRUE(torch::equal(state.at("transposed"), base.t())) << name;
    EXPECT_TRUE(torch::equal(state.at("shared"), base)) << name;
    EXPECT_TRUE(torch::equal(state.at("part"), base.slice(0, 1).slice(1, 1, 3))) << name;
    EXPECT_TRUE(torch::equal(state.at("half"), torch::tensor({0.5, -1.25, 2.0}).to(torch::kFloat16))) << name;
    EXPECT_TRUE(torch::equal(state.at("brain"), torch::tensor({0.5, -1.25, 2.0}).to(torch::kBFloat16))) << name;
    EXPECT_TRUE(torch::equal(state.at("count"), torch::tensor(7, torch::kInt64))) << name;
    for (const auto& [key, tensor] : state) {
      EXPECT_TRUE(tensor.is_contiguous()) << name << ' ' << key;
    }
  }
}

TEST(LoadStateDict, BigEndianElementsAreTurned) {
  const auto state = loadStateDict(fixture("big_endian.pt"));
  EXPECT_TRUE(torch::equal(state.at("plain"), torch::arange(12, torch::kFloat32).reshape({3, 4}) / 4));
}

TEST(SaveStateDict, EveryElementTypeSurvives) {
  const auto path =
      std::filesystem::temp_directory_path() / ("luthier-state-" + std::to_string(::getpid()) + ".safetensors");
  StateDict state;
  for (const auto type : {torch::kBool, torch::kUInt8, torch::kInt8, torch::kInt16, torch::kInt32, torch::kInt64,
                          torch::kFloat16, torch::kBFloat16, torch::kFloat32, torch::kFloat64}) {
    state.emplace(torch::toString(type), torch::tensor({0, 1, 1, 0, 1, 0}).reshape({2, 3}).t().to(type));
  }
  state.emplace("empty", torch::zeros({0, 4}));
  saveStateDict(path, state, {{"format", "pt"}});
  const auto loaded = loadStateDict(path);
  std::filesystem::remove(path);
  ASSERT_EQ(namesOf(loaded), namesOf(state));
  for (const auto& [name, tensor] : state) {
    EXPECT_EQ(loaded.at(name).scalar_type(), tensor.scalar_type()) << name;
    EXPECT_TRUE(torch::equal(loaded.at(name), tensor)) << name;
  }
}

TEST(Wrappers, AreStrippedWhereTheyWrapEverything) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(namesOf(withoutWrappers(named({"state_dict.module.a", "state_dict.module.b", "epoch_weights"}))),
            (Names{"a", "b"}));
  EXPECT_EQ(namesOf(withoutWrappers(named({"model.a", "model_ema.a", "optimizer.x"}))), (Names{"a"}));
  EXPECT_EQ(namesOf(withoutWrappers(named({"module.model.a", "module.model.b"}))), (Names{"a", "b"}));
  EXPECT_EQ(namesOf(withoutWrappers(named({"model.a", "head.b"}))), (Names{"head.b", "model.a"})) << "a part of the network";
  EXPECT_TRUE(withoutWrappers({}).empty());
}

}  // namespace
}  // namespace luthier
