// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli.h"

namespace luthier {
namespace {

class CliContract : public support::CliTest {};

TEST_F(CliContract, HelpAndVersionSucceed) {
  EXPECT_EQ(run({"--help"}).exitCode, 0);
  const auto help = run({"import", "--help"});
  EXPECT_EQ(help.exitCode, 0);
  EXPECT_NE(help.out.find("--name"), std::string::npos);
  EXPECT_EQ(run({"--version"}).exitCode, 0);
}

TEST_F(CliContract, MisuseIsTwo) {
  expectFailure({}, 2, "usage");
  expectFailure({"no-such-command"}, 2, "usage");
  expectFailure({"runs"}, 2, "usage");
  expectFailure({"datasets", "--no-such-option"}, 2, "usage");
  const auto text = run({"no-such-command"});
  EXPECT_EQ(text.exitCode, 2);
  EXPECT_EQ(text.out, "");
  EXPECT_NE(text.err.find("--help"), std::string::npos);
}

TEST_F(CliContract, LookingMakesNoWorkspace) {
  expectFailure({"runs", "list"}, 4, "not_found");
  EXPECT_FALSE(std::filesystem::exists(workspace));
}

TEST_F(CliContract, GlobalOptionsStandBeforeOrBehind) {
  support::writeImageFolder(images, 8);
  const std::string program = support::workerProgram().string();
  EXPECT_EQ(
      support::runProgram({program, "import", images.string(), "--name", "a", "--workspace", workspace.string()}).exitCode,
      0);
  const auto before = support::runProgram({program, "--json", "--workspace", workspace.string(), "datasets"});
  EXPECT_EQ(support::jsonLines(before).size(), 1U);
}

TEST_F(CliContract, AReaderThatLeftIsNoError) {
  support::writeImageFolder(images, 8);
  ASSERT_EQ(run({"import", images.string(), "--name", "a"}).exitCode, 0);
  const std::string line = "'" + support::workerProgram().string() + "' --workspace '" + workspace.string() + "' datasets";
  EXPECT_EQ(support::runProgram({"bash", "-c", "set -o pipefail; " + line + " | true"}).exitCode, 0);
  EXPECT_EQ(support::runProgram({"bash", "-c", line + " >&-"}).exitCode, 0);
}

}  // namespace
}  // namespace luthier
