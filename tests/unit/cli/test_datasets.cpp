// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_table.h"
#include "core/store/datasets_table.h"
#include "core/store/workspace.h"
#include "tests/support/cli.h"

namespace luthier {
namespace {

class CliDatasets : public support::CliTest {};

TEST_F(CliDatasets, ImportReportsInJsonAndInText) {
  support::writeImageFolder(images, 40);
  std::ofstream(images / "cat" / "empty.bmp").close();
  const auto finished = run({"import", images.string(), "--name", "pets", "--set", "test_share=0.25", "--json"});
  EXPECT_EQ(finished.exitCode, 0) << finished.err;
  const auto lines = support::jsonLines(finished);
  EXPECT_EQ(lines.front()["event"], "progress");
  EXPECT_EQ(lines.back()["event"], "result");
  EXPECT_EQ(lines.back()["dataset"], "pets");
  EXPECT_EQ(lines.back()["classes"], 2);
  EXPECT_EQ(lines.back()["test"], 10);
  EXPECT_EQ(lines.back()["train"].get<int>() + lines.back()["validation"].get<int>(), 30);
  const auto& issue = lines.at(lines.size() - 2);
  EXPECT_EQ(issue["event"], "issue");
  EXPECT_EQ(issue["code"], "file_empty");
  EXPECT_EQ(issue["fatal"], true);

  const auto text = run({"datasets"});
  EXPECT_EQ(text.exitCode, 0);
  EXPECT_NE(text.out.find("pets"), std::string::npos);
  EXPECT_EQ(last({"datasets"})["train"], lines.back()["train"]);

  Database database(Workspace(workspace).databaseFile(), OpenMode::ReadOnly);
  EXPECT_EQ(audit::list(database).at(0).action, "import");
  EXPECT_EQ(datasets::issues(database, 1).size(), 1U);
}

TEST_F(CliDatasets, ImportRefusesWhatItCannotDo) {
  support::writeImageFolder(images, 8);
  EXPECT_NE(expectFailure({"import", (folder / "none").string(), "--name", "a"}, 4, "not_found").find("none"),
            std::string::npos);
  expectFailure({"import", images.string(), "--name", "a", "--set", "colour=red"}, 2, "unknown_parameter");
  expectFailure({"import", images.string(), "--name", "a", "--set", "test_share=2"}, 2, "invalid_parameter");
  expectFailure({"import", images.string(), "--name", "a", "--set", "test_share"}, 2, "usage");
  expectFailure({"import", images.string()}, 2, "usage");
  std::filesystem::create_directory(folder / "bare");
  std::filesystem::create_directory(folder / "bare" / "cat");
  expectFailure({"import", (folder / "bare").string(), "--name", "a"}, 3, "no_images");
  last({"import", images.string(), "--name", "a"});
  expectFailure({"import", images.string(), "--name", "a"}, 3, "already_exists");
}

TEST_F(CliDatasets, InterruptedImportLeavesNothing) {
  support::writeImageFolder(images, 6000);
  support::Process import(command({"import", images.string(), "--name", "pets", "--json"}));
  ASSERT_TRUE(import.waitForOutput("\"progress\""));
  import.signal(SIGINT);
  const auto finished = import.finish();
  EXPECT_EQ(finished.exitCode, 130) << finished.out.substr(0, 500);
  EXPECT_EQ(support::jsonLines(finished).back()["code"], "cancelled");
  const auto datasets = run({"datasets", "--json"});
  EXPECT_EQ(datasets.exitCode, 0);
  EXPECT_EQ(datasets.out, "");
}

TEST_F(CliDatasets, RelocationVerifiesEveryFile) {
  support::writeImageFolder(images, 12);
  last({"import", images.string(), "--name", "pets"});
  const auto moved = folder / "moved";
  std::filesystem::rename(images, moved);
  const auto result = last({"datasets", "--relocate", "pets", moved.string()});
  EXPECT_EQ(result["files"], 12);
  EXPECT_EQ(last({"datasets"})["path"], moved.string());

  std::filesystem::copy(moved, images, std::filesystem::copy_options::recursive);
  support::writeBmp(images / "cat" / "0.bmp", 0xABCDEF);  // same size, other picture
  const auto message = expectFailure({"datasets", "--relocate", "pets", images.string()}, 3, "file_changed");
  EXPECT_NE(message.find("0.bmp"), std::string::npos);
  std::filesystem::remove(images / "cat" / "0.bmp");
  expectFailure({"datasets", "--relocate", "pets", images.string()}, 4, "file_moved");
  EXPECT_EQ(last({"datasets"})["path"], moved.string());
  expectFailure({"datasets", "--relocate", "none", images.string()}, 4, "not_found");
}

TEST_F(CliDatasets, NamesInEveryScriptSurvive) {
  const char* names[] = {"猫", "كلب", "σκύλος", "emoji😀", "spa ce", "quo\"te", "-dash"};
  for (unsigned i = 0; i < std::size(names); ++i) {
    for (unsigned j = 0; j < 6; ++j) {
      support::writeBmp(images / names[i] / (std::string(names[i]) + std::to_string(j) + ".bmp"), i * 1000 + j);
    }
  }
  support::writeBmp(images / "猫" / "raw\xff.bmp", 99'999);
  EXPECT_EQ(last({"import", images.string(), "--name", "データ"})["classes"], 7);
  const auto listed = last({"datasets"});
  EXPECT_EQ(listed["name"], "データ");
  EXPECT_EQ(listed["train"].get<int>() + listed["validation"].get<int>() + listed["test"].get<int>(), 43);
}

}  // namespace
}  // namespace luthier
