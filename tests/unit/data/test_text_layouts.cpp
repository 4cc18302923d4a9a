// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/data/texts/tag_scheme.h"
#include "tests/support/places.h"
#include "text_helpers.h"

namespace luthier {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

TEST(TextLayouts, JsonLinesAndArrays) {
  const auto lines = importText("a.jsonl", "{\"text\":\"a\\n\",\"label\":\"x\"}\n\n{\"label\":\"y\",\"text\":\"b\"}\n");
  EXPECT_EQ(lines.texts(), (Texts{"a\n", "b"}));
  EXPECT_EQ(lines.rows[1].example.member, 3);
  EXPECT_EQ(lines.record.layout, "json_lines");
  const auto array = importText("a.json", "[ {\"text\":\"a, ]\\\"\",\"label\":1} ,\n{\"text\":\"b\",\"label\":0}]");
  EXPECT_EQ(array.texts(), (Texts{"a, ]\"", "b"}));
  EXPECT_EQ(array.record.layout, "json_array");
  EXPECT_EQ(array.rows[1].example.member, 2);
  const auto several =
      importText("a.jsonl", "{\"text\":\"a\",\"label\":[\"x\",\"y\"]}\n{\"text\":\"b\",\"label\":[\"x\"]}\n");
  EXPECT_EQ(several.record.task, "multilabel_text_classification");
  EXPECT_EQ(several.rows[0].text.targets, R"({"labels":[0,1]})");
}

TEST(TextLayouts, TextFilesByClass) {
  const TemporaryFolder folder;
  folder.write("lines/good.txt", "fine\n\nvery fine\n");
  folder.write("lines/bad.txt", "poor\r\nvery poor\r\n");
  const auto lines = importTextsFrom(folder.path() / "lines");
  EXPECT_EQ(lines.record.layout, "text_files");
  EXPECT_EQ(lines.texts(), (Texts{"poor", "very poor", "fine", "very fine"}));
  EXPECT_EQ(lines.labels(), (Texts{"bad", "bad", "good", "good"}));
  folder.write("files/train/pos/1.txt", "one\ntwo\n");
  folder.write("files/train/neg/1.txt", "three");
  folder.write("files/test/pos/1.txt", "four");
  folder.write("files/test/neg/1.txt", "");
  const auto files = importTextsFrom(folder.path() / "files");
  EXPECT_EQ(files.texts(), (Texts{"three", "one\ntwo", "four"}));
  EXPECT_EQ(files.rows[2].example.split, Split::Test);
  ASSERT_EQ(files.issues.size(), 2U);  // the empty file, and a class with little left
  EXPECT_EQ(files.issues[0].problem.code, ErrorCode::FileEmpty);
  folder.write("play.txt", "To be\nor not to be\n");
  EXPECT_EQ(importTextsFrom(folder.path() / "play.txt").record.task, "masked_language_modeling");
}

TEST(TextLayouts, FoldersOfImagesStayImages) {
  const TemporaryFolder folder;
  for (int i = 0; i < 4; ++i) folder.writePng((i % 2 == 0 ? "cat/" : "dog/") + std::to_string(i) + ".png", i);
  folder.write("labels.csv", "text,label\na,1\nb,0\n");
  folder.write("cat/readme.txt", "about cats");
  EXPECT_EQ(importFrom(folder.path()).dataset.record.layout, "class_folders");
}

TEST(TextLayouts, Conll) {
  const auto imported =
      importText("a.conll", "-DOCSTART- O\n\nAnna B-per\nSmith I-per\nran O\n\nin O\nNew B-loc\nYork I-loc\n");
  EXPECT_EQ(imported.record.task, "token_classification");
  EXPECT_EQ(imported.record.classes, (Texts{"O", "B-loc", "I-loc", "B-per", "I-per"}));
  EXPECT_EQ(imported.texts(), (Texts{"Anna Smith ran", "in New York"}));
  EXPECT_EQ(imported.rows[0].text.targets, R"({"words":[[0,4],[5,10],[11,14]],"tags":[3,4,0]})");
  EXPECT_EQ(imported.rows[0].example.label, -1);
  const auto chinese = importText("a.conll", "北 B-loc\n京 I-loc\n好 O\n");
  EXPECT_EQ(chinese.texts(), (Texts{"北京好"}));
  EXPECT_EQ(chinese.rows[0].text.targets, R"({"words":[[0,3],[3,6],[6,9]],"tags":[1,2,0]})");
}

TEST(TextLayouts, TagSchemesBecomeBio) {
  const auto bio = [](Texts tags, TagScheme scheme) {
    EXPECT_EQ(toBio(tags, scheme), "");
    return tags;
  };
  EXPECT_EQ(bio({"I-x", "I-x", "B-x", "I-y", "O"}, TagScheme::Iob1), (Texts{"B-x", "I-x", "B-x", "B-y", "O"}));
  EXPECT_EQ(bio({"S-x", "B-x", "I-x", "E-x", "O"}, TagScheme::Bioes), (Texts{"B-x", "B-x", "I-x", "I-x", "O"}));
  EXPECT_EQ(detectTagScheme({{"I-x", "I-x", "O", "I-y"}, {"B-x", "O"}}), TagScheme::Iob1);
  EXPECT_EQ(detectTagScheme({{"B-x", "I-x", "O", "B-y"}}), TagScheme::Bio);
  EXPECT_EQ(detectTagScheme({{"B-x", "E-x", "O"}}), TagScheme::Bioes);
  Texts broken{"B-x", "O"};
  EXPECT_NE(toBio(broken, TagScheme::Bioes), "");
}

TEST(TextLayouts, SharedEntities) {
  const auto train = support::sharedFile("data/ner/wnut17_train.conll");
  if (!train) GTEST_SKIP() << "the shared data is not here (LUTHIER_SHARED)";
  const auto imported = importTextsFrom(train->parent_path());
  EXPECT_TRUE(imported.record.splitsGiven);
  EXPECT_EQ(imported.record.classes.size(), 13U);
  EXPECT_GT(imported.count(Split::Train), 3000);
  EXPECT_GT(imported.count(Split::Validation), 900);
}

}  // namespace
}  // namespace luthier
