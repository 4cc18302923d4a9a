// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "core/base/error.h"
#include "tests/unit/formats/weights_fixtures.h"

namespace luthier {
namespace {

class GoodFile : public testing::TestWithParam<const char*> {};

TEST_P(GoodFile, HoldsTheTensorsThatPythonWrote) { EXPECT_EQ(readContents(fixture(GetParam())), expectedContents()); }

INSTANTIATE_TEST_SUITE_P(Formats, GoodFile,
                         testing::Values("zip_protocol2.pt", "zip_protocol3.pt", "zip_protocol4.pt", "zip_protocol5.pt",
                                         "legacy_protocol2.pt", "legacy_protocol3.pt", "legacy_protocol4.pt",
                                         "legacy_protocol5.pt", "plain.safetensors"));

TEST(WeightsFile, FormatIsFoundByContent) {
  EXPECT_EQ(readWeightsFile(fixture("zip_protocol2.pt")).format, "torch_zip");
  EXPECT_EQ(readWeightsFile(fixture("legacy_protocol2.pt")).format, "torch_legacy");
  const auto safetensors = readWeightsFile(fixture("plain.safetensors"));
  EXPECT_EQ(safetensors.format, "safetensors");
  ASSERT_EQ(safetensors.metadata.size(), 1U);
  EXPECT_EQ(safetensors.metadata.front().second, "pt");
}

TEST(WeightsFile, NestedStateDictsAreFlattenedAndTheRestIsPassedOver) {
  const auto expected = expectedContents("state_dict.module.");
  EXPECT_EQ(readContents(fixture("wrapped_zip.pth")), expected);
  EXPECT_EQ(readContents(fixture("wrapped_legacy.pth")), expected);
}

TEST(WeightsFile, BigEndianStoragesAreMarked) {
  const auto contents = readContents(fixture("big_endian.pt"));
  EXPECT_EQ(contents.at("plain"), expectedContents().at("plain"));
  EXPECT_TRUE(readWeightsFile(fixture("big_endian.pt")).tensors.front().bigEndian);
}

TEST(WeightsFile, SharedStoragesLieAtOnePlace) {
  for (const char* name : {"zip_protocol2.pt", "legacy_protocol2.pt"}) {
    const auto weights = readWeightsFile(fixture(name));
    std::map<std::string, TensorDescriptor> tensors;
    for (const auto& tensor : weights.tensors) {
      tensors[tensor.name] = tensor;
    }
    EXPECT_EQ(tensors.at("shared").offset, tensors.at("part").offset) << name;
    EXPECT_EQ(tensors.at("part").storageOffset, 5) << name;
  }
}

TEST(WeightsFile, PublishedCifarCheckpointsAreRead) {
  const char* shared = std::getenv("LUTHIER_SHARED");
  const std::filesystem::path folder =
      (shared != nullptr ? std::filesystem::path(shared) : std::filesystem::path(LUTHIER_SOURCE_DIR) / ".." / "shared") /
      "models/cifar_resnet";
  if (!std::filesystem::exists(folder)) {
    GTEST_SKIP() << folder << " is not there (set LUTHIER_SHARED)";
  }
  const auto weights = readWeightsFile(folder / "resnet20-12fca82f.th");
  EXPECT_EQ(weights.format, "torch_legacy");
  std::map<std::string, std::vector<std::int64_t>> shapes;
  for (const auto& tensor : weights.tensors) {
    shapes[tensor.name] = tensor.shape;
  }
  EXPECT_EQ(shapes.at("state_dict.module.conv1.weight"), (std::vector<std::int64_t>{16, 3, 3, 3}));
  EXPECT_EQ(shapes.at("state_dict.module.linear.bias"), (std::vector<std::int64_t>{10}));
}

}  // namespace
}  // namespace luthier
