// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <set>

#include "core/base/files.h"
#include "import_helpers.h"
#include "temporary_folder.h"

namespace luthier {
namespace {

using test::countExamples;
using test::findIssue;
using test::importFrom;
using test::importProblem;
using test::TemporaryFolder;

void writeClass(const TemporaryFolder& folder, const std::string& name, int count, int firstNumber) {
  for (int i = 0; i < count; ++i)
    folder.writePng(std::filesystem::path(name) / (std::to_string(i) + ".png"), firstNumber + i);
}

TEST(ClassFolders, OneLevelOfClassesIsSplitByShares) {
  const TemporaryFolder folder;
  writeClass(folder, "cat", 20, 0);
  writeClass(folder, "dog", 40, 100);
  const ImportResult result = importFrom(folder.path(), {{"validation_share", "0.1"}, {"test_share", "0.2"}});
  EXPECT_EQ(result.dataset.record.layout, "class_folders");
  EXPECT_EQ(result.dataset.record.task, "image_classification");
  EXPECT_EQ(result.dataset.record.classes, (std::vector<std::string>{"cat", "dog"}));
  EXPECT_FALSE(result.dataset.record.splitsGiven);
  EXPECT_EQ(result.dataset.record.medianWidth, 8);
  EXPECT_EQ(result.dataset.record.channels, 3);
  EXPECT_TRUE(result.issues.empty());
  auto counts = countExamples(result.dataset);
  EXPECT_EQ((counts[{Split::Validation, "cat"}]), 2);
  EXPECT_EQ((counts[{Split::Test, "cat"}]), 4);
  EXPECT_EQ((counts[{Split::Train, "cat"}]), 14);
  EXPECT_EQ((counts[{Split::Validation, "dog"}]), 4);
  EXPECT_EQ((counts[{Split::Test, "dog"}]), 8);
}

TEST(ClassFolders, TheSeedAloneDecidesTheSplit) {
  const TemporaryFolder folder;
  writeClass(folder, "cat", 30, 0);
  writeClass(folder, "dog", 30, 100);
  const auto splits = [&](const char* seed) {
    std::vector<Split> result;
    for (const ExampleRecord& example : importFrom(folder.path(), {{"seed", seed}}).dataset.examples)
      result.push_back(example.split);
    return result;
  };
  EXPECT_EQ(splits("7"), splits("7"));
  EXPECT_NE(splits("7"), splits("8"));
}

TEST(ClassFolders, GivenSplitsAreKeptWhateverTheirCase) {
  const TemporaryFolder folder;
  int number = 0;
  for (const char* split : {"Train", "VALID", "test"}) {
    for (const char* name : {"a", "b"}) writeClass(folder, std::string(split) + "/" + name, 3, number += 10);
  }
  const ImportResult result = importFrom(folder.path());
  EXPECT_TRUE(result.dataset.record.splitsGiven);
  for (const Split split : allSplits) {
    for (const char* name : {"a", "b"}) EXPECT_EQ((countExamples(result.dataset)[{split, name}]), 3);
  }
}

TEST(ClassFolders, ValidationIsTakenFromTrainWhereOnlyTestIsGiven) {
  const TemporaryFolder folder;
  for (const char* name : {"a", "b"}) {
    writeClass(folder, std::string("train/") + name, 20, name[0] * 100);
    writeClass(folder, std::string("test/") + name, 5, name[0] * 100 + 50);
  }
  auto counts = countExamples(importFrom(folder.path(), {{"validation_share", "0.25"}, {"test_share", "0.5"}}).dataset);
  EXPECT_EQ((counts[{Split::Train, "a"}]), 15);
  EXPECT_EQ((counts[{Split::Validation, "a"}]), 5);
  EXPECT_EQ((counts[{Split::Test, "a"}]), 5);
}

TEST(ClassFolders, NestedFoldersBelongToTheirClassAndHiddenFilesAreSkipped) {
  const TemporaryFolder folder;
  writeClass(folder, "cat/indoors/night", 2, 0);
  writeClass(folder, "cat", 1, 10);
  writeClass(folder, "dog", 3, 20);
  folder.write("cat/.DS_Store", "hidden");
  folder.write(".thumbnails/x.png", "hidden");
  folder.write("readme.txt", "beside the classes");
  const ImportResult result = importFrom(folder.path());
  EXPECT_EQ(result.dataset.examples.size(), 6U);
  EXPECT_TRUE(result.issues.empty());
}

TEST(ClassFolders, NamesInEveryScriptAndInvalidUtf8) {
  const TemporaryFolder folder;
  const std::vector<std::string> names{"Katze", "кошка", "猫", "قطة", "חתול", "แมว", "🐈", "a b'\"c", "\xFF\xFE"};
  int number = 0;
  for (const std::string& name : names) {
    folder.writePng(std::filesystem::path(name) / (name + ".png"), ++number);
    folder.writePng(std::filesystem::path(name) / "second.png", 1000 + ++number);
  }
  const ImportResult result = importFrom(folder.path());
  EXPECT_TRUE(result.issues.empty());
  EXPECT_EQ(result.dataset.examples.size(), names.size() * 2);
  const std::set<std::string> classes(result.dataset.record.classes.begin(), result.dataset.record.classes.end());
  for (const std::string& name : names) EXPECT_TRUE(classes.contains(displayPath(name))) << name;
  for (const ExampleRecord& example : result.dataset.examples) {
    EXPECT_TRUE(std::filesystem::exists(folder.path() / example.path)) << example.path;
  }
}

TEST(ClassFolders, LinksInACircleEnd) {
  const TemporaryFolder folder;
  writeClass(folder, "cat", 2, 0);
  writeClass(folder, "dog", 2, 10);
  std::filesystem::create_directory_symlink(folder.path() / "dog", folder.path() / "cat/other");
  std::filesystem::create_directory_symlink(folder.path() / "cat", folder.path() / "dog/other");
  EXPECT_NO_THROW((void)importFrom(folder.path()));
}

TEST(ClassFolders, ClassesCanBeRenamedMergedAndLeftOut) {
  const TemporaryFolder folder;
  writeClass(folder, "cat", 2, 0);
  writeClass(folder, "dog", 3, 10);
  writeClass(folder, "wolf", 4, 20);
  writeClass(folder, "zebra", 5, 30);
  const ImportResult result = importFrom(folder.path(), {{"classes", R"({"wolf":"dog","cat":"Cat","zebra":null})"}});
  EXPECT_EQ(result.dataset.record.classes, (std::vector<std::string>{"Cat", "dog"}));
  EXPECT_EQ(result.dataset.examples.size(), 9U);
  EXPECT_EQ(importProblem(folder.path(), {{"classes", R"({"lion":"cat"})"}}).code, ErrorCode::InvalidParameter);
  EXPECT_EQ(importProblem(folder.path(), {{"classes", "[1]"}}).code, ErrorCode::InvalidParameter);
}

TEST(ClassFolders, LimitsKeepTheProportions) {
  const TemporaryFolder folder;
  writeClass(folder, "train/a", 30, 0);
  writeClass(folder, "train/b", 60, 100);
  writeClass(folder, "val/a", 4, 200);
  writeClass(folder, "val/b", 4, 300);
  auto counts = countExamples(importFrom(folder.path(), {{"train_limit", "9"}, {"validation_limit", "2"}}).dataset);
  EXPECT_EQ((counts[{Split::Train, "a"}]), 3);
  EXPECT_EQ((counts[{Split::Train, "b"}]), 6);
  EXPECT_EQ((counts[{Split::Validation, "a"}]), 1);
}

TEST(ClassFolders, LimitsSpareTheReadingOfTheRest) {
  const TemporaryFolder folder;
  writeClass(folder, "a", 300, 0);
  writeClass(folder, "b", 600, 1000);
  const std::map<std::string, std::string> limits{{"train_limit", "30"}, {"validation_limit", "6"}, {"test_limit", "6"}};
  const auto filesRead = [&](const std::map<std::string, std::string>& settings) {
    std::int64_t files = 0;
    const auto note = [&](const Progress& now) {
      if (now.phase == "read") files = now.total;
    };
    const Configuration configuration = test::importSettings(settings);
    const auto result = importerFor(folder.path(), configuration).import(folder.path(), configuration, note, CancelToken());
    return std::pair(files, result.dataset.examples.size());
  };
  const auto [files, kept] = filesRead(limits);
  EXPECT_EQ(kept, 42U);
  EXPECT_LT(files, 80);
  // Without a limit on one of the splits all may be wanted.
  EXPECT_EQ(filesRead({{"train_limit", "30"}, {"validation_limit", "6"}}).first, 900);
}

TEST(ClassFolders, RecordsSizeHashAndDimensions) {
  const TemporaryFolder folder;
  folder.writePng("a/wide.png", 1, 12, 5);
  folder.writePng("b/other.png", 2, 12, 5);
  const ImportResult result = importFrom(folder.path());
  const ExampleRecord& example = result.dataset.examples.front();
  const std::vector<std::byte> bytes = TemporaryFolder::png(1, 12, 5);
  EXPECT_EQ(example.path, "a/wide.png");
  EXPECT_EQ(example.size, static_cast<std::int64_t>(bytes.size()));
  EXPECT_EQ(example.hash, sha256(bytes));
  EXPECT_EQ(example.width, 12);
  EXPECT_EQ(example.height, 5);
}

TEST(ClassFolders, ReportsProgressAndCanBeCancelled) {
  const TemporaryFolder folder;
  writeClass(folder, "cat", 40, 0);
  writeClass(folder, "dog", 40, 100);
  const Configuration settings = test::importSettings();
  std::set<std::string> phases;
  Progress last;
  const auto note = [&](const Progress& progress) {
    phases.insert(progress.phase);
    last = progress;
  };
  (void)importerFor(folder.path(), settings).import(folder.path(), settings, note, CancelToken());
  EXPECT_EQ(phases, (std::set<std::string>{"read", "scan"}));
  EXPECT_EQ(last.done, 80);
  EXPECT_EQ(last.total, 80);

  const CancelToken cancel;
  cancel.cancel();
  try {
    (void)importerFor(folder.path(), settings).import(folder.path(), settings, nullptr, cancel);
    FAIL() << "was not cancelled";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::Cancelled);
  }
}

TEST(ClassFolders, InspectCountsWithoutReadingPixels) {
  const TemporaryFolder folder;
  writeClass(folder, "train/a", 3, 0);
  writeClass(folder, "test/a", 1, 10);
  folder.write("train/b/broken.png", "no image");
  std::filesystem::create_directories(folder.path() / "train/empty");
  const Configuration settings = test::importSettings();
  const protocol::InspectReply reply = importerFor(folder.path(), settings).inspect(folder.path(), settings, CancelToken());
  EXPECT_EQ(reply.layout, "class_folders");
  EXPECT_TRUE(reply.splitsGiven);
  EXPECT_EQ(reply.files, 5);
  ASSERT_EQ(reply.classes.size(), 3U);
  EXPECT_EQ(reply.classes[0].files, (std::map<std::string, std::int64_t>{{"test", 1}, {"train", 3}}));
  ASSERT_EQ(reply.problems.size(), 1U);
  EXPECT_EQ(reply.problems[0], (Problem{ErrorCode::ClassEmpty, {{"class", "empty"}}}));
}

}  // namespace
}  // namespace luthier
