// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <ctime>

#include "core/store/texts_table.h"
#include "tests/support/expect_error.h"
#include "tests/unit/store/store_fixture.h"

namespace luthier {
namespace {

using support::expectError;

class Texts : public StoreTest {
 protected:
  /// Every third is Chinese; labels and splits go round.
  RowId addTexts(int count, const std::string& name = "reviews") {
    const RowId dataset = addDataset(name);
    std::vector<TextExample> rows;
    for (int i = 0; i < count; ++i) {
      TextExample row;
      row.example.path = name + ".csv";
      row.example.member = i + 2;
      row.example.label = i % 2;
      row.example.split = static_cast<Split>(i % 3);
      row.text.text = i % 3 == 0 ? "很好 " + std::to_string(i) : "A Good film, 100% " + std::to_string(i);
      row.example.size = static_cast<std::int64_t>(row.text.text.size());
      row.example.hash.fill(static_cast<unsigned char>(i));
      if (i % 5 == 0) row.text.second = "second_" + std::to_string(i);
      if (i % 7 == 0) row.text.targets = R"({"value":1.5})";
      rows.push_back(row);
    }
    Transaction transaction(database);
    texts::insert(database, dataset, rows);
    transaction.commit();
    return dataset;
  }

  std::vector<std::int64_t> members(RowId dataset, const TextFilter& filter, std::int64_t scan = 50'000) {
    std::vector<std::int64_t> result;
    RowId after = 0;
    do {
      const TextPage page = texts::page(database, dataset, filter, after, 4, scan);
      for (const auto& row : page.examples) result.push_back(row.example.member - 2);
      after = page.next;
    } while (after != 0);
    return result;
  }
};

TEST_F(Texts, RoundTrip) {
  addTexts(3, "before");
  const RowId dataset = addTexts(12);
  std::vector<TextExample> rows;
  texts::forEach(database, dataset, {}, [&](TextExample& row) {
    rows.push_back(row);
    return true;
  });
  ASSERT_EQ(rows.size(), 12U);
  EXPECT_EQ(rows[0].text.text, "很好 0");
  EXPECT_EQ(rows[0].text.second, "second_0");
  EXPECT_EQ(rows[0].text.targets, R"({"value":1.5})");
  EXPECT_FALSE(rows[1].text.second);
  EXPECT_EQ(rows[1].example.path, "reviews.csv");
  EXPECT_EQ(rows[1].example.member, 3);
  EXPECT_EQ(rows[1].example.hash[0], 1);
  EXPECT_EQ(rows[1].example.split, Split::Validation);
  EXPECT_EQ(rows[1].text.example, rows[1].example.id);
  const auto found = texts::find(database, std::vector<RowId>{rows[4].example.id, 999, rows[2].example.id});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0], rows[4].text);
  EXPECT_EQ(found[1], rows[2].text);
  EXPECT_EQ(examples::list(database, dataset).size(), 12U);
}

TEST_F(Texts, ArePagedFilteredAndSearched) {
  const RowId dataset = addTexts(20);
  addTexts(20, "other");
  using Members = std::vector<std::int64_t>;
  EXPECT_EQ(members(dataset, {}).size(), 20U);
  EXPECT_EQ(members(dataset, {.split = Split::Test}), (Members{2, 5, 8, 11, 14, 17}));
  EXPECT_EQ(members(dataset, {.split = Split::Test, .label = 1}), (Members{5, 11, 17}));
  EXPECT_EQ(members(dataset, {.contains = "很好"}), (Members{0, 3, 6, 9, 12, 15, 18}));
  EXPECT_EQ(members(dataset, {.contains = "good FILM"}).size(), 13U);
  EXPECT_EQ(members(dataset, {.contains = "0%"}).size(), 13U);
  EXPECT_EQ(members(dataset, {.contains = "d_1"}), (Members{10, 15}));
  EXPECT_EQ(members(dataset, {.contains = "Z_"}), Members{});
  // Slices change what a page holds, never what all pages hold.
  for (const std::int64_t scan : {1, 3, 4, 20}) {
    EXPECT_EQ(members(dataset, {.contains = "很好"}, scan), (Members{0, 3, 6, 9, 12, 15, 18})) << scan;
  }
}

TEST_F(Texts, AVisitEndsEarly) {
  const RowId dataset = addTexts(20);
  int visited = 0;
  texts::forEach(database, dataset, {}, [&](TextExample&) { return ++visited < 5; });
  EXPECT_EQ(visited, 5);
}

TEST_F(Texts, GoWithTheirDataset) {
  const RowId dataset = addTexts(20);
  const RowId first = texts::page(database, dataset, {}, 0, 1).examples.at(0).example.id;
  EXPECT_EQ(datasets::removeExamples(database, dataset, 15), 15);
  EXPECT_EQ(members(dataset, {}).size(), 5U);
  datasets::remove(database, dataset);
  EXPECT_TRUE(texts::find(database, std::vector<RowId>{first, first + 19}).empty());
}

TEST_F(Texts, TargetsAreCorrected) {
  const RowId dataset = addTexts(2);
  const RowId first = texts::page(database, dataset, {}, 0, 1).examples.at(0).example.id;
  texts::setTargets(database, first, R"({"value":2.0})");
  EXPECT_EQ(texts::find(database, std::vector<RowId>{first}).at(0).targets, R"({"value":2.0})");
  expectError(ErrorCode::NotFound, [&] { texts::setTargets(database, 999, ""); });
}

TEST_F(Texts, AnIncompleteDatasetIsSeenByNobody) {
  DatasetRecord record;
  record.name = "unfinished";
  record.task = "text_classification";
  record.id = datasets::insertIncomplete(database, record);
  EXPECT_TRUE(datasets::list(database).empty());
  EXPECT_FALSE(datasets::findByName(database, "unfinished"));
  EXPECT_EQ(datasets::incomplete(database), std::vector<RowId>{record.id});
  const RowId taken = addDataset("reviews");
  record.name = "reviews";
  expectError(ErrorCode::AlreadyExists, [&] { datasets::complete(database, record); });
  datasets::remove(database, taken);
  record.classes = {"bad", "good"};
  record.task = "multilabel_text_classification";
  datasets::complete(database, record);
  const auto found = datasets::findByName(database, "reviews");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->classes, record.classes);
  EXPECT_EQ(found->task, record.task);
  EXPECT_TRUE(datasets::incomplete(database).empty());
}

TEST_F(Texts, HundredThousandAreSearchedQuickly) {
  const RowId dataset = addTexts(100'000);
  const std::clock_t start = std::clock();
  EXPECT_TRUE(members(dataset, {.contains = "nowhere"}).empty());
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  EXPECT_LT(seconds, 0.5);
  std::printf("100,000 texts: searched in %.3f s\n", seconds);
}

}  // namespace
}  // namespace luthier
