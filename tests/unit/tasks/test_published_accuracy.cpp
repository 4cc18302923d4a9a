// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <algorithm>
#include <cstdlib>

#include "core/image/decode.h"
#include "core/models/model_import.h"
#include "core/tasks/predictor.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

namespace luthier {
namespace {

struct Published {
  const char* file;
  double accuracy;  // Python's, on these JPEG files
};
class PublishedAccuracy : public testing::TestWithParam<Published> {
 protected:
  static void SetUpTestSuite() {
    if (const auto archive = support::sharedFile("data/cifar10.tar.zst")) {
      folder_ = new support::TemporaryFolder;
      const auto command = "zstd -dc --long=27 '" + archive->string() + "' | tar x -C '" + folder_->path().string() +
                           "' --wildcards '*test/*'";
      ASSERT_EQ(std::system(command.c_str()), 0);
    }
  }
  static void TearDownTestSuite() { delete std::exchange(folder_, nullptr); }

  static std::filesystem::path testFolder() {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_->path())) {
      if (entry.is_directory() && entry.path().filename() == "test") {
        return entry.path();
      }
    }
    throw std::runtime_error("the archive holds no folder test");
  }

  static inline support::TemporaryFolder* folder_ = nullptr;
};

std::vector<std::filesystem::path> sortedEntries(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> entries;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    entries.push_back(entry.path());
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

TEST_P(PublishedAccuracy, IsReproducedOnTheTestSplit) {
  const auto checkpoint = support::sharedFile(std::string("models/cifar_resnet/") + GetParam().file);
  if (!checkpoint || folder_ == nullptr) {
    GTEST_SKIP() << "the shared models and data are not there (LUTHIER_SHARED)";
  }
  const support::TemporaryFolder scratch;
  const auto workspace = Workspace::createOrOpen(scratch / "workspace");
  Database database(workspace.databaseFile(), OpenMode::ReadWrite);
  const auto model = addModel(workspace, database, readModel(*checkpoint, "", ""));
  Predictor predictor(sourceOfModel(workspace, model));

  std::int64_t right = 0;
  std::size_t images = 0;
  std::int32_t label = 0;  // classes in the order of their folders' names
  for (const auto& folder : sortedEntries(testFolder())) {
    const auto files = sortedEntries(folder);
    for (const auto& answer : predictor.predict(files, 1, nullptr, {})) {
      ASSERT_FALSE(answer.problem) << answer.file;
      right += answer.top.front().label == label ? 1 : 0;
    }
    images += files.size();
    ++label;
  }
  ASSERT_EQ(images, 10000U);
  EXPECT_NEAR(static_cast<double>(right) / static_cast<double>(images), GetParam().accuracy, 0.002);
}

INSTANTIATE_TEST_SUITE_P(CifarResNets, PublishedAccuracy,
                         testing::Values(Published{"resnet20-12fca82f.th", 0.8103},
                                         Published{"resnet56-4bfd9763.th", 0.8320}),
                         [](const auto& entry) { return std::string(entry.param.file).substr(0, 8); });

}  // namespace
}  // namespace luthier
