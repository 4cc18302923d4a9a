// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "import_helpers.h"
#include "temporary_folder.h"

namespace luthier {
namespace {

using namespace test;
namespace fs = std::filesystem;

const std::map<std::string, std::string> noSplits{{"validation_share", "0"}, {"test_share", "0"}};

/// images/0.png ... images/<count - 1>.png
void writeImages(const TemporaryFolder& folder, int count, const std::string& where = "images/") {
  for (int i = 0; i < count; ++i) folder.writePng(fmt::format("{}{}.png", where, i), i);
}

protocol::InspectReply inspectPath(const fs::path& path, const std::map<std::string, std::string>& values = {}) {
  const Configuration settings = importSettings(values);
  return importerFor(path, settings).inspect(path, settings, CancelToken());
}

std::string roleOf(const protocol::FoundTable& table, const std::string& name) {
  for (const auto& column : table.columns) {
    if (column.name == name) return column.role;
  }
  return "no such column";
}

TEST(ImageTable, OneClassForEachImage) {
  const TemporaryFolder folder;
  writeImages(folder, 6);
  folder.write("labels.csv",
               "image,label\nimages/0.png,cat\nimages/1.png,dog\nimages/2.png,cat\nimages\\3.png,dog\n"
               "./images/4.png,cat\nimages/5.png,dog\n");
  const ImportResult result = importFrom(folder.path() / "labels.csv", noSplits);
  const DatasetRecord& record = result.dataset.record;
  EXPECT_EQ(record.task, "image_classification");
  EXPECT_EQ(record.layout, "image_table");
  EXPECT_EQ(record.name, "labels");
  EXPECT_EQ(record.sourcePath, folder.path().native());
  EXPECT_EQ(record.classes, (std::vector<std::string>{"cat", "dog"}));
  ASSERT_EQ(result.dataset.examples.size(), 6U);
  EXPECT_EQ(result.dataset.examples[3].path, "images/3.png");  // as Windows writes paths
  EXPECT_EQ(result.dataset.examples[4].path, "images/4.png");
  EXPECT_EQ(result.dataset.examples[1].label, 1);
  EXPECT_TRUE(result.dataset.targets.empty());
  EXPECT_TRUE(result.issues.empty());
}

TEST(ImageTable, SeveralLabelsSeparated) {
  const TemporaryFolder folder;
  writeImages(folder, 5);
  folder.write(
      "tags.tsv",
      "file\ttags\timage_id\nimages/0.png\tsea|sun\ta\nimages/1.png\tsun\tb\nimages/2.png\t\tc\nimages/3.png\tsea\td\n"
      "images/4.png\tsun|sea\te\n");
  const ImportResult result = importFrom(
      folder.path() / "tags.tsv", {{"validation_share", "0"}, {"test_share", "0"}, {"image", "file"}, {"label", "tags"}});
  EXPECT_EQ(result.dataset.record.task, "multilabel_image_classification");
  EXPECT_EQ(result.dataset.record.classes, (std::vector<std::string>{"sea", "sun"}));
  EXPECT_EQ(result.dataset.targets, (std::vector<std::string>{R"({"labels":[0,1]})", R"({"labels":[1]})", R"({"labels":[]})",
                                                              R"({"labels":[0]})", R"({"labels":[0,1]})"}));
  for (const auto& example : result.dataset.examples) EXPECT_EQ(example.label, -1);

  const auto reply = inspectPath(folder.path() / "tags.tsv", {{"image", "file"}, {"label", "tags"}});
  EXPECT_EQ(reply.table.task, "multilabel_image_classification");
  EXPECT_EQ(reply.files, 5);
  ASSERT_EQ(reply.classes.size(), 2U);
  EXPECT_EQ(reply.classes[0].files.at(""), 3) << "an image counts for each of its labels";
  EXPECT_EQ(roleOf(reply.table, "file"), "image");
  EXPECT_EQ(roleOf(reply.table, "tags"), "label");
}

TEST(ImageTable, SeparatorsMayHaveSpacesAroundThem) {
  const TemporaryFolder folder;
  writeImages(folder, 4);
  folder.write("tags.csv",
               "path,label\nimages/0.png,sea | sun\nimages/1.png,sun | sea\nimages/2.png,sea\nimages/3.png,sun\n");
  folder.write("once.csv", "path,label\nimages/0.png,sea | sun\nimages/1.png,sand\n");
  const ImportResult found = importFrom(folder.path() / "tags.csv", noSplits);
  EXPECT_EQ(found.dataset.record.task, "multilabel_image_classification");
  EXPECT_EQ(found.dataset.record.classes, (std::vector<std::string>{"sea", "sun"}));

  // Cut or not, there are as many to tell apart: it is for the person to say.
  EXPECT_EQ(importFrom(folder.path() / "once.csv", noSplits).dataset.record.classes,
            (std::vector<std::string>{"sand", "sea | sun"}));
  auto several = noSplits;
  several["task"] = "multilabel_image_classification";
  EXPECT_EQ(importFrom(folder.path() / "once.csv", several).dataset.record.classes,
            (std::vector<std::string>{"sand", "sea", "sun"}));
}

TEST(ImageTable, ASeparatorCanBeChosen) {
  const TemporaryFolder folder;
  writeImages(folder, 2);
  folder.write("t.csv", "path,label\nimages/0.png,a b\nimages/1.png,b\n");
  const ImportResult result =
      importFrom(folder.path() / "t.csv", {{"validation_share", "0"}, {"test_share", "0"}, {"label_separator", " "}});
  EXPECT_EQ(result.dataset.targets, (std::vector<std::string>{R"({"labels":[0,1]})", R"({"labels":[1]})"}));
}

TEST(ImageTable, ANumberForEachImage) {
  const TemporaryFolder folder;
  writeImages(folder, 4);
  folder.write("ages.csv", "file_name,age\nimages/0.png,30.5\nimages/1.png,4.25\nimages/2.png,71\nimages/3.png,-1e1\n");
  const ImportResult result = importFrom(folder.path() / "ages.csv", {{"test_share", "0"}, {"validation_share", "0.25"}});
  EXPECT_EQ(result.dataset.record.task, "image_regression");
  EXPECT_TRUE(result.dataset.record.classes.empty());
  EXPECT_EQ(result.dataset.targets,
            (std::vector<std::string>{R"({"value":30.5})", R"({"value":4.25})", R"({"value":71.0})", R"({"value":-10.0})"}));
  std::multiset<Split> splits;
  for (const auto& example : result.dataset.examples) splits.insert(example.split);
  EXPECT_EQ(splits.count(Split::Validation), 1U);

  // Whole numbers may be classes; the person decides.
  folder.write("whole.csv", "image,label\nimages/0.png,3\nimages/1.png,4\nimages/2.png,3\nimages/3.png,4\n");
  EXPECT_EQ(importFrom(folder.path() / "whole.csv").dataset.record.task, "image_classification");
  EXPECT_EQ(importFrom(folder.path() / "whole.csv", {{"task", "image_regression"}}).dataset.record.task, "image_regression");
}

TEST(ImageTable, EachBadRowIsAnIssueWithItsLine) {
  const TemporaryFolder folder;
  writeImages(folder, 4);
  folder.write("images/broken.png", "\x89PNG\r\n\x1a\n and then nothing");
  folder.write("n.csv",
               "image,label,split\nimages/0.png,1.5,train\nimages/lost.png,2.5,train\nimages/1.png,much,train\n"
               "images/2.png,,train\nimages/3.png,3.25,perhaps\nimages/3.png\nimages/broken.png,2.5,train\n");
  const ImportResult result = importFrom(folder.path() / "n.csv", noSplits);
  EXPECT_EQ(result.dataset.examples.size(), 1U);
  const auto issue = [&](ErrorCode code) -> const Problem& {
    const ImportIssue* found = findIssue(result, code);
    static const Problem none;
    EXPECT_NE(found, nullptr) << errorText(code).name;
    return found == nullptr ? none : found->problem;
  };
  EXPECT_EQ(issue(ErrorCode::RowImageMissing).arguments,
            (ErrorArguments{{"file", "n.csv"}, {"line", "3"}, {"image", "images/lost.png"}}));
  EXPECT_EQ(issue(ErrorCode::RowLabelNotNumber).arguments.at("line"), "4");
  EXPECT_EQ(issue(ErrorCode::RowLabelMissing).arguments.at("line"), "5");
  EXPECT_EQ(issue(ErrorCode::RowSplitUnknown).arguments.at("line"), "6");
  EXPECT_EQ(issue(ErrorCode::RowRagged).arguments.at("line"), "7");
  EXPECT_EQ(result.issues.size(), 6U);
  EXPECT_EQ(result.issues.back().problem.arguments.at("file"), "images/broken.png (n.csv:8)");
}

TEST(ImageTable, WhereNoImageIsThereTheFirstRowSaysSo) {
  const TemporaryFolder folder;
  folder.write("a.csv", "image,label\nx/0.png,a\nx/1.png,b\n");
  const Problem problem = importProblem(folder.path() / "a.csv", {{"image", "image"}});
  EXPECT_EQ(problem.code, ErrorCode::RowImageMissing);
  EXPECT_EQ(problem.arguments.at("line"), "2");
}

TEST(ImageTable, ColumnsMustBeThere) {
  const TemporaryFolder folder;
  writeImages(folder, 2);
  folder.write("a.csv", "image,caption,place\nimages/0.png,a long way off,x\nimages/1.png,and back again,y\n");
  EXPECT_EQ(importProblem(folder.path() / "a.csv", {{"label", "breed"}}).code, ErrorCode::ColumnMissing);
  const Problem unclear = importProblem(folder.path() / "a.csv");
  EXPECT_EQ(unclear.code, ErrorCode::ColumnUnclear);
  EXPECT_EQ(unclear.arguments.at("role"), "label");
}

TEST(ImageTable, ATableOfTextsStaysOne) {
  const TemporaryFolder folder;
  folder.write("reviews.csv", "text,label\nseen in photo.png,good\nnothing here,bad\nfine,good\npoor,bad\n");
  EXPECT_EQ(importerFor(folder.path() / "reviews.csv", importSettings()).id(), "table");
  writeImages(folder, 2);
  folder.write("both.csv", "image,text,label\nimages/0.png,one,a\nimages/1.png,two,b\n");
  EXPECT_EQ(importerFor(folder.path() / "both.csv", importSettings()).id(), "image_table");
  EXPECT_EQ(importerFor(folder.path() / "both.csv", importSettings({{"text", "text"}})).id(), "table");
  EXPECT_EQ(importerFor(folder.path() / "both.csv", importSettings({{"task", "text_classification"}})).id(), "table");
}

TEST(ImageTable, ClassesAreChosenRenamedAndLeftOut) {
  const TemporaryFolder folder;
  writeImages(folder, 3);
  folder.write("t.csv", "image,label\nimages/0.png,a|b\nimages/1.png,b\nimages/2.png,a|c\n");
  const ImportResult result = importFrom(
      folder.path() / "t.csv", {{"validation_share", "0"}, {"test_share", "0"}, {"classes", R"({"b":null,"c":"see"})"}});
  EXPECT_EQ(result.dataset.record.classes, (std::vector<std::string>{"a", "see"}));
  EXPECT_EQ(result.dataset.targets, (std::vector<std::string>{R"({"labels":[0]})", R"({"labels":[0,1]})"}));
}

TEST(ImageTable, AGroupStaysInOneSplit) {
  const TemporaryFolder folder;
  writeImages(folder, 40);
  std::string table = "image,label,group\n";
  for (int i = 0; i < 40; ++i) table += fmt::format("images/{}.png,{},patient{}\n", i, i % 2 == 0 ? "a" : "b", i / 4);
  folder.write("t.csv", table);
  const ImportResult result = importFrom(folder.path() / "t.csv", {{"validation_share", "0.3"}, {"test_share", "0.2"}});
  std::map<int, std::set<Split>> splits;
  for (std::size_t i = 0; i < 40; ++i) splits[static_cast<int>(i) / 4].insert(result.dataset.examples[i].split);
  std::set<Split> all;
  for (const auto& [group, of] : splits) {
    EXPECT_EQ(of.size(), 1U) << group;
    all.insert(of.begin(), of.end());
  }
  EXPECT_EQ(all.size(), 3U);
}

TEST(ImageFolder, MetadataBesideTheImagesOfEachSplit) {
  const TemporaryFolder folder;
  for (const char* split : {"train", "validation", "test"}) {
    writeImages(folder, 3, fmt::format("{}/", split));
    folder.write(fmt::format("{}/metadata.csv", split), "file_name,label\n0.png,a\n1.png,b\n2.png,a\n");
  }
  const ImportResult result = importFrom(folder.path());
  EXPECT_EQ(result.dataset.record.layout, "image_table");
  EXPECT_TRUE(result.dataset.record.splitsGiven);
  for (const Split split : allSplits) {
    EXPECT_EQ((countExamples(result.dataset)[{split, "a"}]), 2);
    EXPECT_EQ((countExamples(result.dataset)[{split, "b"}]), 1);
  }
}

TEST(ImageFolder, OneMetadataFileWithSplitsInItsPaths) {
  const TemporaryFolder folder;
  std::string lines;
  for (const char* split : {"train", "test"}) {
    writeImages(folder, 4, fmt::format("{}/deep/", split));
    for (int i = 0; i < 4; ++i) {
      lines +=
          fmt::format("{{\"file_name\":\"{}/deep/{}.png\",\"label\":[\"x\",\"y{}\"],\"note\":{}}}\n", split, i, i % 2, i);
    }
  }
  folder.write("metadata.jsonl", lines);
  const ImportResult result = importFrom(folder.path(), {{"validation_share", "0.25"}});
  EXPECT_EQ(result.dataset.record.task, "multilabel_image_classification");
  EXPECT_EQ(result.dataset.record.classes, (std::vector<std::string>{"x", "y0", "y1"}));
  std::map<Split, int> counts;
  for (const auto& example : result.dataset.examples) ++counts[example.split];
  EXPECT_EQ(counts[Split::Test], 4);
  EXPECT_EQ(counts[Split::Train] + counts[Split::Validation], 4);
  EXPECT_GE(counts[Split::Validation], 1);
}

TEST(ImageFolder, FoldersOfClassesStayFoldersOfClasses) {
  const TemporaryFolder folder;
  writeImages(folder, 3, "train/a/");
  writeImages(folder, 3, "train/b/");
  folder.write("notes.csv", "who,when\nme,today\n");
  EXPECT_EQ(importerFor(folder.path(), importSettings()).id(), "class_folders");
}

}  // namespace
}  // namespace luthier
