// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import_storage.h"
#include "core/data/text_statistics.h"
#include "core/store/datasets_table.h"
#include "core/text/words.h"
#include "text_helpers.h"

namespace luthier {
namespace {

using namespace test;

struct Stored {
  TemporaryFolder folder;
  Workspace workspace = Workspace::createOrOpen(folder.path() / "w");
  Database database{workspace.databaseFile(), OpenMode::ReadWrite};

  RowId add(std::string_view table) {
    folder.write("t.csv", table);
    ImportResult result = importFrom(folder.path() / "t.csv", {});
    return storeImport(workspace, database, result, CancelToken());
  }
};

std::string table() {
  std::string text = "text,label,split\n";
  for (int i = 0; i < 20; ++i) {
    text += "the film is wonderful " + std::to_string(i) + ",good," + (i < 15 ? "train" : "validation") + "\n";
    text += "这部电影太糟糕了 " + std::to_string(i) + ",bad," + (i < 15 ? "train" : "validation") + "\n";
  }
  return text + "the film is wonderful 1,good,test\n";
}

TEST(TextStatistics, AreThoseOfTheTable) {
  Stored stored;
  const RowId dataset = stored.add(table());
  const auto reply = describeTexts(
      stored.database, dataset,
      [](const TextRecord& text) { return static_cast<std::int64_t>(text.text.size() < 24 ? 5 : 90); }, 50, nullptr,
      CancelToken());
  EXPECT_EQ(reply.examples, 41);
  EXPECT_EQ(reply.longest, 90);
  std::int64_t counted = 0;
  for (const auto& bin : reply.lengths) counted += bin.count;
  EXPECT_EQ(counted, 41);
  EXPECT_GT(reply.truncatedShare, 0.5);
  ASSERT_EQ(reply.languages.size(), 2U);
  EXPECT_EQ(reply.languages[0].language, "en");
  EXPECT_EQ(reply.languages[0].count, 21);
  EXPECT_EQ(reply.languages[1].language, "zh");
  ASSERT_FALSE(reply.words.empty());
  EXPECT_EQ(reply.words.front().label, 0);
  bool wonderful = false;
  for (const auto& word : reply.words) {
    wonderful = wonderful || (word.label == 1 && word.word == "wonderful" && word.count == 21);
    EXPECT_GT(word.score, 0.0);
    EXPECT_FALSE(isStopWord(word.word)) << word.word;
  }
  EXPECT_TRUE(wonderful);
  EXPECT_EQ(reply.duplicateCount, 1);
  EXPECT_EQ(reply.duplicates.at(0).text, "the film is wonderful 1");
  EXPECT_EQ(reply.duplicates.at(0).secondSplit, Split::Test);
}

TEST(TextStatistics, StopWhenAsked) {
  Stored stored;
  const RowId dataset = stored.add(table());
  const CancelToken cancel;
  cancel.cancel();
  EXPECT_THROW((void)describeTexts(stored.database, dataset, {}, 0, nullptr, cancel), Error);
}

TEST(ImportStorage, KeepsTextsAndLeavesNothingOfAnInterruptedImport) {
  Stored stored;
  const RowId first = stored.add(table());
  std::size_t rows = 0;
  texts::forEach(stored.database, first, {}, [&](TextExample&) { return ++rows > 0; });
  EXPECT_EQ(rows, 41U);
  ImportResult again = importFrom(stored.folder.path() / "t.csv", {});
  EXPECT_THROW(storeImport(stored.workspace, stored.database, again, CancelToken()), Error) << "the name is taken";
  EXPECT_TRUE(datasets::incomplete(stored.database).empty());
  EXPECT_EQ(datasets::list(stored.database).size(), 1U);
  DatasetRecord abandoned;
  abandoned.name = "left by a killed import";
  abandoned.task = "text_classification";
  datasets::insertIncomplete(stored.database, abandoned);
  ImportResult other = importFrom(stored.folder.path() / "t.csv", {});
  other.dataset.record.name = "other";
  storeImport(stored.workspace, stored.database, other, CancelToken());
  EXPECT_TRUE(datasets::incomplete(stored.database).empty());
}

TEST(Words, AreFoundInEnglishAndChinese) {
  WordSplitter splitter;
  EXPECT_EQ(splitter.words("It's a GOOD film, 2 stars!"), (std::vector<std::string>{"it's", "a", "good", "film", "stars"}));
  EXPECT_GT(splitter.words("我非常喜欢北京大学").size(), 2U);
  EXPECT_EQ(splitter.count("two words 2"), 3U);
  EXPECT_EQ(guessLanguage("これはテストです"), "ja");
  EXPECT_EQ(guessLanguage("한국어 문장"), "ko");
  EXPECT_EQ(guessLanguage("Это хороший фильм"), "und-Cyrl");
  EXPECT_EQ(guessLanguage("Le film magnifique"), "und-Latn");
  EXPECT_EQ(guessLanguage("12 :)"), "und");
}

}  // namespace
}  // namespace luthier
