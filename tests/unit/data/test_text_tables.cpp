// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "tests/support/places.h"
#include "text_helpers.h"

namespace luthier {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

std::string gzip(std::string_view text) {
  const auto file = std::filesystem::temp_directory_path() / fmt::format("luthier-gz-{}", ::getpid());
  const gzFile out = gzopen(file.c_str(), "wb");
  gzwrite(out, text.data(), static_cast<unsigned>(text.size()));
  gzclose(out);
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::filesystem::remove(file);
  return bytes;
}

const std::string reviews =
    "text,label,language\n\"Good, really\",positive,en\n\"Bad \"\"film\"\"\",negative,en\n\"two\nlines\",positive,en\n"
    "很好看,positive,zh\n不好看,negative,zh\nfine,positive,en\n";

TEST(TextTable, IsReadWithQuotesAndLines) {
  const auto imported = importText("reviews.csv", reviews, {{"validation_share", "0"}, {"test_share", "0"}});
  EXPECT_EQ(imported.texts(), (Texts{"Good, really", "Bad \"film\"", "two\nlines", "很好看", "不好看", "fine"}));
  EXPECT_EQ(imported.labels(), (Texts{"positive", "negative", "positive", "positive", "negative", "positive"}));
  EXPECT_EQ(imported.record.classes, (Texts{"negative", "positive"}));
  EXPECT_EQ(imported.record.task, "text_classification");
  EXPECT_EQ(imported.record.layout, "table");
  EXPECT_EQ(imported.rows[3].example.member, 6);  // its line
  EXPECT_EQ(imported.rows[3].example.path, "reviews.csv");
  EXPECT_EQ(imported.rows[3].example.size, 9);
  EXPECT_EQ(imported.rows[3].example.hash, sha256("很好看"));
  EXPECT_TRUE(imported.issues.empty());
}

TEST(TextTable, GzippedAndInOtherEncodingsIsTheSame) {
  const Texts expected = importText("a.csv", reviews).texts();
  EXPECT_EQ(importText("a.csv.gz", gzip(reviews)).texts(), expected);
  EXPECT_EQ(importText("a.csv", "\xEF\xBB\xBF" + reviews).texts(), expected);
  std::string utf16 = "\xFF\xFE";
  for (const char32_t point : std::u32string(U"text,label\nfine,a\n很好,b\nok,a\n好,b\n")) {
    utf16 += static_cast<char>(point & 0xFFU);
    utf16 += static_cast<char>(point >> 8U & 0xFFU);
  }
  EXPECT_EQ(importText("a.csv", utf16).texts(), (Texts{"fine", "很好", "ok", "好"}));
  EXPECT_EQ(importText("a.csv",
                       "text,label\ncaf\xE9 cr\xE8me,a\nbrasserie fran\xE7"
                       "aise,b\nr,a\ns,b\n",
                       {{"encoding", "ISO-8859-1"}})
                .texts()[0],
            "café crème");
}

TEST(TextTable, DialectHeaderAndRolesAreDetected) {
  const auto reply = inspectText("reviews.csv", reviews);
  EXPECT_EQ(reply.layout, "table");
  EXPECT_EQ(reply.table.dialect, "csv");
  EXPECT_EQ(reply.table.encoding, "UTF-8");
  EXPECT_TRUE(reply.table.header);
  ASSERT_EQ(reply.table.columns.size(), 3U);
  EXPECT_EQ(reply.table.columns[0].role, "text");
  EXPECT_EQ(reply.table.columns[1].role, "label");
  EXPECT_EQ(reply.table.columns[1].distinct, 2);
  EXPECT_EQ(reply.table.columns[2].role, "");
  EXPECT_EQ(reply.table.rows.size(), 6U);
  EXPECT_EQ(reply.table.task, "text_classification");
  ASSERT_EQ(reply.classes.size(), 2U);
  EXPECT_EQ(reply.classes[0].name, "negative");

  const auto bare = inspectText(
      "x.tsv",
      "1\ta long sentence about \"it\tpos\n2\tanother of them\tneg\n3\tthe third one\tpos\n4\t\"x\" is a sentence\tneg\n");
  EXPECT_FALSE(bare.table.header);
  EXPECT_EQ(bare.table.dialect, "tsv");
  ASSERT_EQ(bare.table.columns.size(), 3U);
  EXPECT_EQ(bare.table.columns[1].role, "text");
  EXPECT_EQ(bare.table.columns[2].role, "label");
  EXPECT_EQ(inspectText("x.csv", "text;label\na, b;1\nc, d;0\ne, f;1\n").table.dialect, "semicolon");
  EXPECT_EQ(inspectText("x.csv", "text|label\na, b|1\nc, d|0\ne|1\n").table.dialect, "pipe");
}

TEST(TextTable, ColumnsAreChosenByNameOrNumber) {
  const std::string table = "9\t-1.5\tbad one\n8\t2.5\tgood one\n7\t0.5\tfine one\n6\t-0.1\tmeh one\n";
  const auto imported = importText("m.tsv", table,
                                   {{"header", "false"},
                                    {"text", "3"},
                                    {"label", "2"},
                                    {"label_threshold", "0"},
                                    {"label_names", "negative,positive"},
                                    {"validation_share", "0"},
                                    {"test_share", "0"}});
  EXPECT_EQ(imported.texts(), (Texts{"bad one", "good one", "fine one", "meh one"}));
  EXPECT_EQ(imported.labels(), (Texts{"negative", "positive", "positive", "negative"}));
  const auto regression = importText("m.tsv", table, {{"text", "3"}, {"label", "2"}});
  EXPECT_EQ(regression.record.task, "text_regression");
  EXPECT_EQ(regression.rows[0].text.targets, R"({"value":-1.5})");
  EXPECT_EQ(regression.rows[0].example.label, -1);
  const Problem problem = textProblem("reviews.csv", reviews, {{"label", "mood"}});
  EXPECT_EQ(problem.code, ErrorCode::ColumnMissing);
  EXPECT_EQ(problem.arguments.at("columns"), "text, label, language");
}

TEST(TextTable, SeveralLabelsPairsAndPlainTexts) {
  const auto several = importText("m.csv", "text,label\none,a|b\ntwo,b\nthree,\nfour,c|a\n", {{"label_separator", "|"}});
  EXPECT_EQ(several.record.task, "multilabel_text_classification");
  EXPECT_EQ(several.record.classes, (Texts{"a", "b", "c"}));
  EXPECT_EQ(several.rows[0].text.targets, R"({"labels":[0,1]})");
  EXPECT_EQ(several.rows[2].text.targets, R"({"labels":[]})");
  const auto pairs = importText("p.csv", "sentence1,sentence2,label\na,b,1\nc,d,0\ne,f,1\n");
  EXPECT_EQ(pairs.rows[1].text.second, "d");
  EXPECT_EQ(pairs.record.classes, (Texts{"0", "1"}));
  EXPECT_EQ(importText("p.csv", "text\nfirst\nsecond\n").record.task, "masked_language_modeling");
}

TEST(TextTable, SplitsComeFromAColumnOrFromFiles) {
  const auto column = importText("s.csv", "text,label,split\na,1,train\nb,0,train\nc,1,dev\nd,0,test\n");
  EXPECT_TRUE(column.record.splitsGiven);
  EXPECT_EQ(column.count(Split::Train), 2);
  EXPECT_EQ(column.count(Split::Validation), 1);
  const TemporaryFolder folder;
  folder.write("data/train.csv", "text,label\na,1\nb,0\n");
  folder.write("data/dev.csv", "label,text\n1,c\n");  // columns in another order
  folder.write("data/test.csv", "text,label\nd,0\n");
  const auto files = importTextsFrom(folder.path() / "data");
  EXPECT_EQ(files.texts(), (Texts{"a", "b", "c", "d"}));
  EXPECT_EQ(files.rows[2].example.split, Split::Validation);
  EXPECT_EQ(files.rows[2].example.path, "dev.csv");
  EXPECT_EQ(files.rows[3].example.split, Split::Test);
}

TEST(TextTable, SplitsAreStratifiedAndGroupsStayTogether) {
  std::string table = "text,label,author\n";
  for (int i = 0; i < 400; ++i) table += fmt::format("text {},{},author {}\n", i, i % 4 == 0 ? "rare" : "usual", i / 8);
  const auto alone = importText("g.csv", table, {{"group", "-"}, {"validation_share", "0.2"}, {"test_share", "0.1"}});
  EXPECT_EQ(alone.count(Split::Validation), 80);
  EXPECT_EQ(alone.count(Split::Test), 40);
  const auto grouped = importText("g.csv", table, {{"validation_share", "0.2"}, {"test_share", "0.1"}});
  std::map<std::int64_t, std::set<Split>> splits;
  for (const auto& row : grouped.rows) splits[(row.example.member - 2) / 8].insert(row.example.split);
  for (const auto& [group, in] : splits) EXPECT_EQ(in.size(), 1U) << group;
  EXPECT_NEAR(grouped.count(Split::Validation), 80, 40);
  EXPECT_GT(grouped.count(Split::Test), 0);
}

TEST(TextTable, CleaningIsAppliedInOrderAndDuplicatesGo) {
  const std::string table = "text,label\n\"<b>A&amp;B</b>  x\",1\n\"A&B x\",1\nother @me,0\nsee http://a.b/c now,0\n";
  const std::map<std::string, std::string> settings{{"clean_html", "true"},      {"clean_whitespace", "true"},
                                                    {"drop_duplicates", "true"}, {"clean_mentions", "replace"},
                                                    {"clean_urls", "remove"},    {"lowercase", "true"}};
  EXPECT_EQ(importText("c.csv", table, settings).texts(), (Texts{"a&b x", "other @user", "see now"}));
  const auto reply = inspectText("c.csv", table);
  ASSERT_FALSE(reply.table.cleaning.empty());
  EXPECT_EQ(reply.table.cleaning[0].step, "clean_html");
  EXPECT_EQ(reply.table.cleaning[0].changed, 1);
  EXPECT_EQ(reply.table.cleaning[0].after, "A&B  x");
}

TEST(TextTable, DuplicatesAreReported) {
  const auto imported = importText("d.csv", "text,label,split\na,1,train\na,0,train\nb,1,train\nb,1,test\nc,0,test\n");
  ASSERT_EQ(imported.issues.size(), 2U);
  EXPECT_EQ(imported.issues[0].problem,
            (Problem{ErrorCode::DuplicateAcrossClasses, {{"file", "d.csv #3"}, {"other", "d.csv #2"}}}));
  EXPECT_EQ(imported.issues[1].problem.code, ErrorCode::DuplicateAcrossSplits);
}

TEST(TextTable, ClassesAreNamedRenamedAndLeftOut) {
  const std::string table = "text,label\na,0\nb,1\nc,2\nd,10\n";
  EXPECT_EQ(importText("n.csv", table).record.classes, (Texts{"0", "1", "2", "10"}));
  EXPECT_EQ(importText("n.csv", table, {{"class_names", "zero, one, two"}}).record.classes,
            (Texts{"zero", "one", "two", "10"}));
  const auto chosen = importText("n.csv", table, {{"classes", R"({"10":null,"2":"1"})"}});
  EXPECT_EQ(chosen.record.classes, (Texts{"0", "1"}));
  EXPECT_EQ(chosen.texts(), (Texts{"a", "b", "c"}));
}

TEST(TextTable, SharedFiles) {
  const auto movies = support::sharedFile("data/text/movie_review_sentiment.tsv");
  const auto titles = support::sharedFile("data/text/thucnews_titles_zh.tsv");
  if (!movies || !titles) GTEST_SKIP() << "the shared data is not here (LUTHIER_SHARED)";
  const auto reviewsRead = importTextsFrom(
      *movies, {{"text", "3"}, {"label", "2"}, {"label_threshold", "0"}, {"label_names", "negative,positive"}});
  EXPECT_EQ(reviewsRead.rows.size(), 10'605U);
  EXPECT_EQ(reviewsRead.record.classes, (Texts{"negative", "positive"}));
  const auto news = importTextsFrom(*titles);
  EXPECT_EQ(news.rows.size(), 10'000U);
  EXPECT_EQ(news.record.classes.size(), 10U);
  EXPECT_EQ(news.record.task, "text_classification");
}

}  // namespace
}  // namespace luthier
