// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "text_helpers.h"

namespace luthier {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

/// The only issue that was left out, which has a cause, a cure and names its line.
void expectRow(ImportedTexts imported, ErrorCode code, const std::string& line) {
  // Such small tables have small classes, too.
  std::erase_if(imported.issues, [](const ImportIssue& issue) { return issue.problem.code == ErrorCode::ClassTooSmall; });
  ASSERT_EQ(imported.issues.size(), 1U) << (imported.issues.empty() ? "" : englishMessage(imported.issues[0].problem));
  const Problem& problem = imported.issues[0].problem;
  EXPECT_EQ(errorText(problem.code).name, errorText(code).name);
  EXPECT_EQ(problem.arguments.at("line"), line);
  EXPECT_NE(englishMessage(problem).find("line " + line), std::string::npos);
  for (const char* placeholder : {"{file}", "{line}", "{detail}", "{value}", "{limit}"}) {
    EXPECT_EQ(englishMessage(problem).find(placeholder), std::string::npos) << englishMessage(problem);
  }
}

TEST(TextFaults, RaggedRows) {
  const auto imported = importText("a.csv", "text,label\na,1\nb,c,0\nd,0\n");
  expectRow(imported, ErrorCode::RowRagged, "3");
  EXPECT_EQ(imported.texts(), (Texts{"a", "d"}));
}

TEST(TextFaults, UnbalancedQuotes) {
  expectRow(importText("a.csv", "text,label\na,1\n\"b,0\nc,0\nd,1\n"), ErrorCode::RowQuoteOpen, "3");
  const auto imported = importText("a.csv", "text,label\na,1\n\"b,0\n\"c\",0\nd,1\n");
  expectRow(imported, ErrorCode::RowQuoteOpen, "3");
  EXPECT_EQ(imported.texts(), (Texts{"a", "c", "d"}));
}

TEST(TextFaults, NulBytes) {
  expectRow(importText("a.csv", std::string_view("text,label\na\0a,1\nb,0\nc,1\n", 25)), ErrorCode::TextHoldsNul, "2");
}

TEST(TextFaults, MixedEncodings) {
  std::string table = "text,label\n";
  for (int i = 0; i < 50; ++i) table += fmt::format("很好看 {},{}\n", i, i % 2);
  const auto imported = importText("a.csv", table + "caf\xE9,1\n");
  expectRow(imported, ErrorCode::TextEncodingWrong, "52");
  EXPECT_EQ(imported.rows.size(), 50U);
}

TEST(TextFaults, MissingColumns) {
  EXPECT_EQ(textProblem("a.csv", "text,label\na,1\nb,0\n", {{"text", "9"}}).code, ErrorCode::ColumnMissing);
  const Problem problem = textProblem("a.csv", "text,other\na,1\nb,2\n", {{"task", "text_classification"}});
  EXPECT_EQ(problem.code, ErrorCode::ColumnUnclear);
  EXPECT_EQ(problem.arguments.at("role"), "label");
  const TemporaryFolder folder;
  folder.write("train.csv", "text,label\na,1\nb,0\n");
  folder.write("test.csv", "text,answer\na,1\nb,0\n");
  EXPECT_EQ(importProblem(folder.path()).code, ErrorCode::ColumnMissing);
}

TEST(TextFaults, TooManyClassesAndOneClass) {
  std::string many = "text,label\n";
  for (int i = 0; i < 10'000; ++i) many += fmt::format("text {},label {}\n", i, i);
  const Problem problem = textProblem("a.csv", many);
  EXPECT_EQ(problem.code, ErrorCode::TooManyClasses);
  EXPECT_EQ(problem.arguments.at("count"), "10000");
  EXPECT_EQ(textProblem("a.csv", "text,label\na,1\nb,1\n").code, ErrorCode::SingleClass);
}

TEST(TextFaults, EmptyTextsAndLabels) {
  expectRow(importText("a.csv", "text,label\na,1\n  ,0\nb,0\n"), ErrorCode::RowTextEmpty, "3");
  EXPECT_EQ(importText("a.csv", "text,label\na,1\n  ,0\nb,0\n", {{"drop_empty", "false"}}).rows.size(), 3U);
  expectRow(importText("a.csv", "text,label\na,1\nb,\nc,0\n"), ErrorCode::RowLabelMissing, "3");
  expectRow(importText("a.csv", "text,label\na,1.5\nb,much\nc,0.5\n", {{"task", "text_regression"}}),
            ErrorCode::RowLabelNotNumber, "3");
  expectRow(importText("a.csv", "text,label,split\na,1,train\nb,0,later\nc,0,train\nd,1,test\n"), ErrorCode::RowSplitUnknown,
            "3");
  EXPECT_EQ(textProblem("a.csv", "text,label\n").code, ErrorCode::NoTexts);
  EXPECT_EQ(textProblem("a.csv", "").code, ErrorCode::FileEmpty);
}

TEST(TextFaults, ATextOfTenMegabytes) {
  const std::string table = "text,label\na,1\n" + std::string(10'000'000, 'x') + ",0\nb,0\n";
  const auto imported = importText("a.csv", table);
  expectRow(imported, ErrorCode::RowTextTooLong, "3");
  EXPECT_EQ(imported.issues[0].problem.arguments.at("length"), "10000000");
  EXPECT_EQ(importText("a.csv", table, {{"maximum_length", "20000000"}}).rows[1].text.text.size(), 10'000'000U);
}

TEST(TextFaults, WrongJson) {
  const std::string good = "{\"text\":\"a\",\"label\":1}\n{\"text\":\"b\",\"label\":0}\n";
  const auto imported = importText("a.jsonl", good + "{\"text\":\"c\",\n" + good);
  expectRow(imported, ErrorCode::RowJsonDamaged, "3");
  EXPECT_EQ(imported.rows.size(), 4U);
  expectRow(importText("a.jsonl", good + "[1]\n"), ErrorCode::RowJsonDamaged, "3");
  expectRow(importText("a.jsonl", good + "{\"text\":" + std::string(100'000, '[') + "\n"), ErrorCode::RowJsonDamaged, "3");
  expectRow(importText("a.jsonl", good + "{\"text\":\"c\",\"text\":\"d\"}\n"), ErrorCode::RowJsonDamaged, "3");
  expectRow(importText("a.json", "[{\"text\":\"a\",\"label\":1},\n{\"text\":\"b\",\"label\":0},\n{\"text\":"),
            ErrorCode::RowJsonDamaged, "3");
}

TEST(TextFaults, TruncatedGzip) {
  const TemporaryFolder folder;
  std::string table = "text,label\n";
  for (int i = 0; i < 100'000; ++i) table += fmt::format("text {} of {},{}\n", i * 7919 % 100'003, i, i % 2);
  const auto path = folder.path() / "a.csv.gz";
  const gzFile out = gzopen(path.c_str(), "wb");
  gzwrite(out, table.data(), static_cast<unsigned>(table.size()));
  gzclose(out);
  EXPECT_EQ(importTextsFrom(path).rows.size(), 100'000U);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  EXPECT_EQ(importProblem(path).code, ErrorCode::FileTruncated);
}

TEST(TextFaults, AMillionBadRowsAreCounted) {
  std::string table = "text,label\ngood,1\nfine,0\n";
  for (int i = 0; i < 5000; ++i) table += ",1\n";
  const auto imported = importText("a.csv", table);
  ASSERT_EQ(imported.issues.size(), 1003U);  // and two small classes
  EXPECT_EQ(imported.issues.back().problem, (Problem{ErrorCode::IssuesLeftOut, {{"count", "4000"}}}));
}

TEST(TextFaults, TagsThatBreakBio) {
  const auto imported = importText("a.conll", "A\tO\nB\tB-x\nC\tI-x\n\nD\tI-y\nE\tO\n\nF\tB-y\n", {{"tag_scheme", "bio"}});
  expectRow(imported, ErrorCode::RowTagsBroken, "5");
  EXPECT_FALSE(imported.issues[0].fatal);
  EXPECT_EQ(imported.rows.size(), 3U);
  EXPECT_EQ(imported.rows[1].text.targets, R"({"words":[[0,1],[2,3]],"tags":[3,0]})");
  const auto notTagged = importText("a.conll", "A\tO\nB\tB-x\n\nD\nE\tO\n\nF\tB-x\n");
  expectRow(notTagged, ErrorCode::RowRagged, "4");
}

TEST(TextFaults, AnswersThatAreNotThere) {
  const std::string squad = R"({"version":"2.0","data":[{"title":"t","paragraphs":[{"context":"é The cat sat.","qas":[)"
                            R"({"id":"1","question":"Who sat?","answers":[{"text":"The cat","answer_start":2}]},)"
                            R"({"id":"2","question":"Who ran?","answers":[],"is_impossible":true},)"
                            R"({"id":"3","question":"What?","answers":[{"text":"sat","answer_start":3}]}]}]}]})";
  const auto imported = importText("dev.json", squad);
  expectRow(imported, ErrorCode::RowAnswerMisplaced, "1");
  ASSERT_EQ(imported.rows.size(), 2U);
  EXPECT_EQ(imported.record.task, "question_answering");
  EXPECT_EQ(imported.rows[0].text.text, "Who sat?");
  EXPECT_EQ(imported.rows[0].text.second, "é The cat sat.");
  EXPECT_EQ(imported.rows[0].text.targets, R"({"id":"1","answers":[{"text":"The cat","start":3}]})");
  EXPECT_EQ(imported.rows[1].text.targets, R"({"id":"2","answers":[]})");
}

}  // namespace
}  // namespace luthier
