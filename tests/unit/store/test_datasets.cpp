// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/image_targets_table.h"
#include "tests/support/expect_error.h"
#include "tests/unit/store/store_fixture.h"

namespace luthier {
namespace {

using support::expectError;

std::vector<ExampleRecord> someExamples(int count) {
  std::vector<ExampleRecord> examples;
  for (int i = 0; i < count; ++i) {
    ExampleRecord example;
    example.path = "train/\xff" + std::to_string(i);  // no UTF-8: names of files are bytes
    example.member = i % 2 == 0 ? -1 : i;
    example.size = 100 + i;
    example.hash.fill(static_cast<unsigned char>(i));
    example.width = 32;
    example.height = 24;
    example.label = i % 2;
    example.split = static_cast<Split>(i % 3);
    examples.push_back(example);
  }
  return examples;
}

class Datasets : public StoreTest {};

TEST_F(Datasets, RoundTrip) {
  const RowId id = addDataset();
  const auto record = datasets::find(database, id);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->name, "cats");
  EXPECT_EQ(record->task, "image_classification");
  EXPECT_EQ(record->sourcePath, "/data/cats");
  EXPECT_EQ(record->layout, "class_folders");
  EXPECT_TRUE(record->splitsGiven);
  EXPECT_EQ(record->seed, 0xFFFF'FFFF'FFFF'FFFEULL);
  EXPECT_EQ(record->medianWidth, 32);
  EXPECT_EQ(record->medianHeight, 24);
  EXPECT_EQ(record->channels, 1);
  EXPECT_EQ(record->configuration, R"({"layout":"auto"})");
  EXPECT_EQ(record->createdAt, 1234);
  EXPECT_EQ(record->classes, (std::vector<std::string>{"猫", "dog"}));
  EXPECT_EQ(datasets::findByName(database, "cats")->id, id);
  EXPECT_FALSE(datasets::findByName(database, "Cats"));
  EXPECT_EQ(datasets::list(database).size(), 1U);
}

TEST_F(Datasets, NamesAreTakenOnce) {
  addDataset();
  const RowId other = addDataset("other");
  const Problem problem = expectError(ErrorCode::AlreadyExists, [&] { addDataset(); });
  EXPECT_EQ(problem.arguments.at("name"), "cats");
  expectError(ErrorCode::AlreadyExists, [&] { datasets::rename(database, other, "cats"); });
  datasets::rename(database, other, "dogs");
  datasets::setSourcePath(database, other, "/elsewhere");
  EXPECT_EQ(datasets::findByName(database, "dogs")->sourcePath, "/elsewhere");
  expectError(ErrorCode::NotFound, [&] { datasets::rename(database, 99, "x"); });
}

TEST_F(Datasets, IssuesRoundTripInOrder) {
  const RowId id = addDataset();
  const std::vector<ImportIssue> issues = {{{ErrorCode::ImageDamaged, {{"file", "b"}, {"detail", "x"}}}, true},
                                           {{ErrorCode::DuplicateAcrossSplits, {{"file", "a"}, {"other", "c"}}}, false}};
  datasets::insertIssues(database, id, issues);
  const auto read = datasets::issues(database, id);
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].problem, issues[0].problem);
  EXPECT_TRUE(read[0].fatal);
  EXPECT_EQ(read[1].problem, issues[1].problem);
  EXPECT_FALSE(read[1].fatal);
}

TEST_F(Datasets, UsedOnesStayAndRemovalTakesEverything) {
  addRun("r");
  const Problem problem = expectError(ErrorCode::StillUsed, [&] { datasets::remove(database, 1); });
  EXPECT_EQ(problem.arguments, (ErrorArguments{{"kind", "dataset"}, {"name", "cats"}, {"run", "r"}}));
  expectError(ErrorCode::StillUsed, [&] { models::remove(database, 1); });
  runs::remove(database, 1);
  examples::insert(database, 1, someExamples(5));
  datasets::remove(database, 1);
  EXPECT_TRUE(datasets::list(database).empty());
  EXPECT_TRUE(examples::list(database, 1).empty());
  expectError(ErrorCode::NotFound, [&] { datasets::remove(database, 1); });
}

TEST_F(Datasets, ExamplesRoundTripInStableOrder) {
  const RowId id = addDataset();
  const auto written = someExamples(12);
  examples::insert(database, id, written);
  examples::insert(database, addDataset("other"), someExamples(3));
  const auto read = examples::list(database, id);
  ASSERT_EQ(read.size(), 12U);
  for (std::size_t i = 0; i < read.size(); ++i) {
    EXPECT_EQ(read[i].path, written[i].path);
    EXPECT_EQ(read[i].member, written[i].member);
    EXPECT_EQ(read[i].size, written[i].size);
    EXPECT_EQ(read[i].hash, written[i].hash);
    EXPECT_EQ(read[i].width, 32);
    EXPECT_EQ(read[i].height, 24);
    EXPECT_EQ(read[i].label, written[i].label);
    EXPECT_EQ(read[i].split, written[i].split);
  }
}

TEST_F(Datasets, TargetsOfImagesGoWithTheirExamples) {
  const RowId id = addDataset();
  examples::insert(database, id, someExamples(3));
  EXPECT_TRUE(image_targets::list(database, id).empty());
  const RowId other = addDataset("other");
  examples::insert(database, other, someExamples(2));
  const std::vector<std::string> written{R"({"value":1.5})", R"({"labels":[0,2]})"};
  image_targets::insert(database, other, written);
  EXPECT_EQ(image_targets::list(database, other), written);
  EXPECT_EQ(image_targets::find(database, std::vector<RowId>{5, 1, 4}),
            (std::vector<std::string>{written[1], "", written[0]}));
  datasets::remove(database, other);
  EXPECT_EQ(image_targets::find(database, std::vector<RowId>{5}), (std::vector<std::string>{""}));
}

TEST_F(Datasets, ExamplesAreFilteredAndPaged) {
  const RowId id = addDataset();
  examples::insert(database, id, someExamples(12));
  const auto ids = [&](const std::vector<ExampleRecord>& examples) {
    std::vector<std::int64_t> sizes;
    for (const auto& example : examples) sizes.push_back(example.size - 100);
    return sizes;
  };
  using Sizes = std::vector<std::int64_t>;
  EXPECT_EQ(ids(examples::list(database, id, Split::Validation)), (Sizes{1, 4, 7, 10}));
  EXPECT_EQ(ids(examples::list(database, id, Split::Validation, 0, -1, 1)), (Sizes{1, 7}));
  EXPECT_EQ(ids(examples::list(database, id, {}, 0, -1, 1)), (Sizes{1, 3, 5, 7, 9, 11}));
  EXPECT_EQ(ids(examples::list(database, id, {}, 5, 3)), (Sizes{5, 6, 7}));
  EXPECT_EQ(ids(examples::list(database, id, Split::Train, 1, 2)), (Sizes{3, 6}));
  EXPECT_EQ(ids(examples::find(database, std::vector<RowId>{4, 2, 99})), (Sizes{3, 1}));
}

TEST_F(Datasets, CountsAndCorrections) {
  const RowId id = addDataset();
  examples::insert(database, id, someExamples(12));
  examples::setLabel(database, 1, 1);
  std::int64_t total = 0;
  for (const SplitCount& count : examples::counts(database, id)) {
    EXPECT_EQ(count.count, count.split == Split::Train ? (count.label == 1 ? 3 : 1) : 2);
    total += count.count;
  }
  EXPECT_EQ(total, 12);
  expectError(ErrorCode::NotFound, [&] { examples::setLabel(database, 99, 0); });
}

}  // namespace
}  // namespace luthier
