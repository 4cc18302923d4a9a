// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of images from import to answers, through the real program: several labels, and numbers.
#include <fmt/format.h>

#include <functional>

#include "tests/support/cli.h"

namespace luthier {
namespace {

class CliImageTables : public support::CliTest {
 protected:
  /// Grey images, darker to lighter, and a table with what `cell` says of each.
  void writeTable(int count, const std::function<std::string(int)>& cell) {
    std::string table = "picture,what,split\n";
    for (int i = 0; i < count; ++i) {
      const auto name = fmt::format("{}.bmp", i);
      support::writeBmp(images / name, static_cast<unsigned>(i * 255 / count) * 0x010101U);
      table += fmt::format("{},{},{}\n", name, cell(i), i % 4 == 3 ? "validation" : i % 4 == 1 ? "test" : "train");
    }
    std::ofstream(images / "table.csv") << table;
  }

  nlohmann::json importTable(const std::string& name) const {
    return last(
        {"import", (images / "table.csv").string(), "--name", name, "--set", "image=picture", "--set", "label=what"});
  }

  nlohmann::json train(const std::string& dataset) const {
    return last({"train", "--dataset", dataset, "--model", "resnet20", "--name", "run", "--set", "epochs=2", "--set",
                 "batch_size=8", "--set", "image_size=16", "--set", "disk_cache_megabytes=10", "--set",
                 "exact_decoding=false"});
  }

  std::vector<nlohmann::json> predict(const std::vector<std::string>& files) const {
    std::vector<std::string> arguments{"predict", "run", "--json"};
    for (const auto& file : files) arguments.push_back((images / file).string());
    auto lines = support::jsonLines(run(arguments));
    std::erase_if(lines, [](const nlohmann::json& line) { return line["event"] != "prediction"; });
    return lines;
  }
};

TEST_F(CliImageTables, NumbersFromImportToAnswers) {
  writeTable(32, [](int i) { return fmt::format("{:.1f}", 10.0 + i / 2.0); });
  const auto imported = importTable("numbers");
  EXPECT_EQ(imported.value("task", ""), "image_regression") << imported;
  EXPECT_EQ(imported.value("train", 0), 16);
  ASSERT_EQ(train("numbers").value("status", ""), "done");
  const auto measured = last({"evaluate", "run", "--split", "test"});
  EXPECT_GT(measured.value("mae", -1.0), 0.0) << measured;
  EXPECT_TRUE(measured.contains("r2"));
  const auto answers = predict({"3.bmp", "30.bmp"});
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_TRUE(answers[0].contains("value")) << answers[0];

  const auto csv = (folder / "answers.csv").string();
  EXPECT_EQ(run({"predict", "run", (images / "3.bmp").string(), "--csv", csv}).exitCode, 0);
  std::string heading;
  std::ifstream file(csv);
  std::getline(file, heading);
  EXPECT_EQ(heading, "file,value,problem\r");
}

TEST_F(CliImageTables, SeveralLabelsFromImportToAnswers) {
  writeTable(32, [](int i) { return std::string(i < 16 ? "dark" : "light") + (i % 2 == 0 ? "|even" : ""); });
  const auto imported = importTable("labels");
  EXPECT_EQ(imported.value("task", ""), "multilabel_image_classification") << imported;
  EXPECT_EQ(imported.value("classes", 0), 3);
  ASSERT_EQ(train("labels").value("status", ""), "done");
  const auto measured = last({"evaluate", "run", "--split", "test"});
  EXPECT_TRUE(measured.contains("macro_f1") && measured.contains("micro_f1")) << measured;
  const auto answers = predict({"3.bmp"});
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_TRUE(answers[0]["classes"].is_array()) << answers[0];
  EXPECT_EQ(answers[0]["top"].size(), 3U);
}

}  // namespace
}  // namespace luthier
