// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cstdlib>

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/catalogue/builtin_models.h"
#include "core/catalogue/model_metadata.h"
#include "core/catalogue/resources.h"
#include "core/formats/safetensors.h"
#include "core/store/models_table.h"
#include "tests/support/temporary_folder.h"

namespace luthier {
namespace {

class BuiltinModels : public testing::Test {
 protected:
  BuiltinModels() : workspace_(Workspace::createOrOpen(folder_ / "workspace")) {
    ::setenv("LUTHIER_RESOURCES", (folder_ / "resources").c_str(), 1);
  }
  ~BuiltinModels() override { ::unsetenv("LUTHIER_RESOURCES"); }

  /// A starter of one layer with two classes.
  void writeStarter() {
    const std::vector<float> values{1, 2, 3, 4};
    const auto bytes = std::as_bytes(std::span(values));
    const std::vector<TensorBytes> tensors{{"linear.weight", DType::F32, {2, 2}, bytes},
                                           {"bn1.running_mean", DType::F32, {4}, bytes}};
    const ModelMetadata metadata{"resnet20", {"cat", "dog"}, R"({"image_size":32})"};
    std::filesystem::create_directories(folder_ / "resources/starter");
    writeFileAtomically(folder_ / "resources/starter/resnet20_cifar10.safetensors",
                        encodeSafetensors(tensors, metadata.toMap()));
  }

  support::TemporaryFolder folder_;
  Workspace workspace_;
};

TEST_F(BuiltinModels, NothingShippedMeansNothingListed) {
  Database database(workspace_.databaseFile(), OpenMode::ReadWrite);
  addBuiltinModels(workspace_, database);
  EXPECT_TRUE(models::list(database).empty());
}

TEST_F(BuiltinModels, TheStarterIsCopiedIntoTheWorkspaceOnce) {
  writeStarter();
  Database database(workspace_.databaseFile(), OpenMode::ReadWrite);
  addBuiltinModels(workspace_, database);
  addBuiltinModels(workspace_, database);

  const auto all = models::list(database);
  ASSERT_EQ(all.size(), 1U);
  const auto& starter = all.front();
  EXPECT_EQ(starter.name, "starter");
  EXPECT_EQ(starter.origin, "bundled");
  EXPECT_EQ(starter.architecture, "resnet20");
  EXPECT_EQ(starter.classes, 2);
  EXPECT_EQ(classNamesFromJson(starter.classNames), (std::vector<std::string>{"cat", "dog"}));
  EXPECT_EQ(starter.inputSize, 32);
  EXPECT_EQ(starter.parameters, 4);
  EXPECT_EQ(starter.sha256, toHex(sha256OfFile(workspace_.folder() / starter.path)));
}

TEST(Resources, TheSourceTreeIsFoundFromTheBuildFolder) {
  ::unsetenv("LUTHIER_RESOURCES");
  EXPECT_FALSE(findResource("no/such/resource"));
  const auto source = std::filesystem::path(LUTHIER_SOURCE_DIR);
  std::filesystem::recursive_directory_iterator entries(source / "resources");
  for (const auto& entry : entries) {
    if (entry.is_regular_file()) {
      EXPECT_EQ(findResource(std::filesystem::relative(entry.path(), source / "resources")), entry.path());
      return;
    }
  }
}

TEST(ModelMetadata, SurvivesTheFileAndForgivesForeignOnes) {
  const ModelMetadata metadata{"resnet20", {"a", "b"}, "{}"};
  const auto map = metadata.toMap();
  const auto back = ModelMetadata::fromPairs({map.begin(), map.end()});
  EXPECT_EQ(back.architecture, "resnet20");
  EXPECT_EQ(back.classes, metadata.classes);
  EXPECT_EQ(back.preprocessing, "{}");
  EXPECT_TRUE(ModelMetadata::fromPairs({{"luthier.classes", "[1, 2]"}}).classes.empty());
  EXPECT_TRUE(ModelMetadata::fromPairs({{"luthier.classes", "[\"a\""}}).classes.empty());
}

}  // namespace
}  // namespace luthier
