// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "core/base/hash.h"
#include "core/store/datasets_table.h"
#include "core/store/workspace.h"
#include "tests/support/cli.h"

namespace luthier {
namespace {

class StoreFaults : public support::CliTest {
 protected:
  [[nodiscard]] std::filesystem::path file() const { return Workspace(workspace).databaseFile(); }
  [[nodiscard]] std::string quotedProgram() const { return "'" + support::workerProgram().string() + "'"; }

  /// Runs a shell script as root of a user namespace of its own, with mounts of its own. Root's powers stay outside.
  static support::Finished inNamespace(const std::string& script) {
    return support::runProgram({"unshare", "-Urm", "bash", "-c", "set -e; " + script});
  }
  static bool namespacesAllowed() { return support::runProgram({"unshare", "-Urm", "true"}).exitCode == 0; }
};

TEST_F(StoreFaults, ACorruptDatabaseIsNamedAndLeftAlone) {
  support::writeImageFolder(images, 8);
  ASSERT_EQ(run({"import", images.string(), "--name", "pets"}).exitCode, 0);
  {
    std::fstream stream(file(), std::ios::in | std::ios::out | std::ios::binary);
    stream << std::string(8192, 'Z');
  }
  const auto before = sha256OfFile(file());
  for (const char* command : {"datasets", "list"}) {
    const std::vector<std::string> arguments = std::string(command) == "list" ? std::vector<std::string>{"runs", "list"}
                                                                             : std::vector<std::string>{"datasets"};
    const std::string message = expectFailure(arguments, 3, "store_damaged");
    EXPECT_NE(message.find("workspace.luthier"), std::string::npos);
  }
  expectFailure({"import", images.string(), "--name", "more"}, 3, "store_damaged");
  EXPECT_EQ(sha256OfFile(file()), before);
}

TEST_F(StoreFaults, AFullDiskLosesNothingAndImportsOnceThereIsRoom) {
  if (!namespacesAllowed()) {
    GTEST_SKIP() << "unshare -Urm is not permitted here";
  }
  support::writeImageFolder(images, 4000);
  support::writeImageFolder(folder / "few", 8);
  std::filesystem::create_directory(workspace);
  const std::string program = quotedProgram() + " --workspace '" + workspace.string() + "' --json ";
  const auto finished = inNamespace("mount -t tmpfs -o size=500k none '" + workspace.string() + "'; " +
                                    program + "import '" + (folder / "few").string() + "' --name first; " +
                                    program + "import '" + images.string() + "' --name large && exit 9 || echo \"exit $?\" >&2; " +
                                    program + "datasets; mount -o remount,size=20m '" + workspace.string() + "'; " +
                                    program + "import '" + images.string() + "' --name large");
  EXPECT_EQ(finished.exitCode, 0) << finished.out << finished.err;
  EXPECT_NE(finished.err.find("exit 6"), std::string::npos) << finished.err;
  EXPECT_NE(finished.out.find("\"disk_full\""), std::string::npos);
  const auto lines = support::jsonLines(finished);
  EXPECT_EQ(lines.back()["event"], "result");
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line["event"] == "dataset"; }), 1);
}

TEST_F(StoreFaults, AReadOnlyWorkspaceCanBeReadAndSaysSo) {
  if (!namespacesAllowed()) {
    GTEST_SKIP() << "unshare -Urm is not permitted here";
  }
  support::writeImageFolder(images, 8);
  ASSERT_EQ(run({"import", images.string(), "--name", "pets"}).exitCode, 0);
  const std::string program = quotedProgram() + " --workspace '" + workspace.string() + "' --json ";
  const auto finished = inNamespace("mount --bind '" + workspace.string() + "' '" + workspace.string() +
                                    "'; mount -o remount,bind,ro '" + workspace.string() + "'; " + program + "datasets; " + program +
                                    "import '" + images.string() + "' --name more && exit 9 || exit $?");
  EXPECT_EQ(finished.exitCode, 6) << finished.out << finished.err;
  const auto lines = support::jsonLines(finished);
  ASSERT_GE(lines.size(), 2U);
  EXPECT_EQ(lines.front()["name"], "pets");
  EXPECT_EQ(lines.back()["code"], "file_not_writable");
  EXPECT_NE(lines.back()["message"].get<std::string>().find("workspace.luthier"), std::string::npos);
}

TEST_F(StoreFaults, AReadOnlyDatasetIsImportedAsItIs) {
  if (!namespacesAllowed()) {
    GTEST_SKIP() << "unshare -Urm is not permitted here";
  }
  support::writeImageFolder(images, 8);
  const std::string place = "'" + images.string() + "'";
  const auto finished = inNamespace("mount --bind " + place + " " + place + "; mount -o remount,bind,ro " + place + "; " +
                                    quotedProgram() + " --workspace '" + workspace.string() + "' import " + place + " --name pets");
  EXPECT_EQ(finished.exitCode, 0) << finished.err;
}

TEST_F(StoreFaults, SeveralWritersAtOnceLoseNothing) {
  std::vector<std::unique_ptr<support::Process>> programs;
  for (int i = 0; i < 4; ++i) {
    const auto source = folder / ("images" + std::to_string(i));
    support::writeImageFolder(source, 200);
    programs.push_back(std::make_unique<support::Process>(command({"import", source.string(), "--name", std::to_string(i)})));
  }
  for (const auto& program : programs) {
    const auto finished = program->finish();
    EXPECT_EQ(finished.exitCode, 0) << finished.err;
  }
  Database database(file(), OpenMode::ReadOnly);
  EXPECT_EQ(datasets::list(database).size(), 4U);
  EXPECT_EQ(database.integrity(), "ok");
}

TEST_F(StoreFaults, AKilledImportLeavesNothing) {
  support::writeImageFolder(images, 3000);
  for (const int afterMilliseconds : {50, 200, 400}) {
    support::Process import(command({"import", images.string(), "--name", "pets", "--json"}));
    ::usleep(static_cast<useconds_t>(afterMilliseconds) * 1000);
    import.signal(SIGKILL);
    const auto finished = import.finish();
    const auto listed = run({"datasets", "--json"});
    // Either it was through before the signal, or nothing of it is there.
    if (finished.out.find("\"result\"") != std::string::npos) {
      EXPECT_EQ(support::jsonLines(listed).size(), 1U);
      break;
    }
    if (listed.exitCode == 0 && !listed.out.empty()) {
      EXPECT_EQ(support::jsonLines(listed).back()["train"].get<int>() + support::jsonLines(listed).back()["validation"].get<int>() +
                    support::jsonLines(listed).back()["test"].get<int>(),
                3000);
      break;
    }
  }
}

}  // namespace
}  // namespace luthier
