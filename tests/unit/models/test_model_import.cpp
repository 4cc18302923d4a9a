// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <fstream>

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/catalogue/model_metadata.h"
#include "core/models/model_import.h"
#include "core/store/models_table.h"
#include "tests/support/expect_error.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/models/recipe.h"

namespace luthier {
namespace {

using support::expectError;

class ModelImport : public testing::Test {
 protected:
  /// Saves a ResNet-20 as `change` makes it, and returns the file.
  std::filesystem::path save(const std::function<void(StateDict&)>& change,
                             const std::map<std::string, std::string>& metadata = {}) {
    const auto module = findArchitecture("resnet20")->make(10);
    fillByRecipe(*module);
    auto state = stateDictOf(*module);
    change(state);
    const auto path = folder_ / "weights.safetensors";
    saveStateDict(path, state, metadata);
    return path;
  }
  support::TemporaryFolder folder_;
};

TEST_F(ModelImport, DescribesWhatItFound) {
  const auto model = readModel(save([](StateDict& state) { state.emplace("extra", torch::zeros({2})); }), "", "");
  EXPECT_EQ(model.record.name, "weights");
  EXPECT_EQ(model.record.architecture, "resnet20");
  EXPECT_EQ(model.record.parameters, 269722);
  EXPECT_EQ(model.record.inputSize, 32);
  EXPECT_EQ(model.record.classes, 10);
  EXPECT_EQ(model.record.classNames, "");
  EXPECT_EQ(Preprocessing::fromJson(model.record.preprocessing), findArchitecture("resnet20")->preprocessing);
  EXPECT_EQ(model.report.unexpected, std::vector<std::string>{"extra"});
  EXPECT_FALSE(model.state.contains("extra"));
}

TEST_F(ModelImport, OwnFilesTellTheirClassesAndPreprocessing) {
  Preprocessing preprocessing;
  preprocessing.imageSize = 48;
  std::vector<std::string> classes;
  for (int label = 0; label < 10; ++label) {
    classes.push_back("classe n°" + std::to_string(label));
  }
  const ModelMetadata metadata{"resnet20", classes, preprocessing.toJson()};
  const auto model = readModel(save([](StateDict&) {}, metadata.toMap()), "mine", "");
  EXPECT_EQ(model.record.name, "mine");
  EXPECT_EQ(classNamesFromJson(model.record.classNames), classes);
  EXPECT_EQ(model.record.inputSize, 48);
}

TEST_F(ModelImport, AnotherArchitectureIsNamed) {
  const auto path = save([](StateDict&) {});
  const auto larger =
      expectError(ErrorCode::ArchitectureMismatch, [&] { static_cast<void>(readModel(path, "", "resnet32")); });
  EXPECT_NE(larger.arguments.at("detail").find("missing: layer1.3.bn1.bias"), std::string::npos)
      << larger.arguments.at("detail");
  const auto other =
      expectError(ErrorCode::ArchitectureMismatch, [&] { static_cast<void>(readModel(path, "", "resnet18")); });
  EXPECT_NE(other.arguments.at("detail").find("conv1.weight (16x3x3x3 instead of 64x3x7x7)"), std::string::npos)
      << other.arguments.at("detail");
  expectError(ErrorCode::NotFound, [&] { static_cast<void>(readModel(path, "", "resnet21")); });
}

TEST_F(ModelImport, LackingWeightsAreNotLeftRandom) {
  const auto path = save([](StateDict& state) { state.erase("layer2.1.conv1.weight"); });
  const auto problem =
      expectError(ErrorCode::ArchitectureMismatch, [&] { static_cast<void>(readModel(path, "", "resnet20")); });
  EXPECT_EQ(problem.arguments.at("detail"), "missing: layer2.1.conv1.weight");
}

TEST_F(ModelImport, HeadlessBackboneIsGood) {
  const auto path = save([](StateDict& state) {
    state.erase("linear.weight");
    state.erase("linear.bias");
  });
  EXPECT_EQ(readModel(path, "", "").record.classes, 0);
}

TEST_F(ModelImport, ForeignWeightsHaveNoArchitecture) {
  expectError(ErrorCode::ArchitectureUnknown,
              [] { static_cast<void>(readModel(support::fixture("formats/zip_protocol2.pt"), "", "")); });
  expectError(ErrorCode::PickleUnsafe,
              [] { static_cast<void>(readModel(support::fixture("formats/bad_reduce.pth"), "", "")); });
}

TEST_F(ModelImport, TheWorkspaceKeepsItsOwnCopy) {
  const auto workspace = Workspace::createOrOpen(folder_ / "workspace");
  Database database(workspace.databaseFile(), OpenMode::ReadWrite);
  const auto path = save([](StateDict&) {});
  const auto imported = readModel(path, "mi/ne", "");
  const auto stored = addModel(workspace, database, imported);
  std::filesystem::remove(path);

  const auto found = models::findByName(database, "mi/ne");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, stored.id);
  const auto copy = workspace.folder() / found->path;
  EXPECT_EQ(copy.parent_path(), workspace.modelsFolder());
  EXPECT_EQ(found->sha256, toHex(sha256OfFile(copy)));
  const auto state = loadStateDict(copy);
  ASSERT_EQ(state.size(), imported.state.size());
  for (const auto& [name, tensor] : imported.state) {
    EXPECT_TRUE(torch::equal(state.at(name), tensor)) << name;
  }
  expectError(ErrorCode::AlreadyExists, [&] { addModel(workspace, database, imported); });
}

TEST(PublishedCifarModels, AreReadWithEveryKeyMatched) {
  for (const auto& [file, architecture] :
       {std::pair("resnet20-12fca82f.th", "resnet20"), std::pair("resnet56-4bfd9763.th", "resnet56")}) {
    const auto path = support::sharedFile(std::string("models/cifar_resnet/") + file);
    if (!path) {
      GTEST_SKIP() << "the shared models are not there (LUTHIER_SHARED)";
    }
    const auto model = readModel(*path, "", "");
    EXPECT_EQ(model.record.architecture, architecture);
    EXPECT_EQ(model.record.classes, 10);
    EXPECT_TRUE(model.report.missing.empty());
    EXPECT_TRUE(model.report.unexpected.empty());
    EXPECT_TRUE(model.report.reshaped.empty());
  }
}

}  // namespace
}  // namespace luthier
