// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/store/datasets_table.h"
#include "core/store/examples_table.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
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
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"datasets"}, {"runs", "list"}}) {
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
  const auto finished = inNamespace("ws='" + workspace.string() + "'; mount -t tmpfs -o size=20m none \"$ws\"; " + program +
                                    "import '" + (folder / "few").string() + "' --name first; " +
                                    "mount -o remount,size=$(( $(du -sk \"$ws\" | cut -f1) + 200 ))k \"$ws\"; " + program +
                                    "import '" + images.string() + "' --name large && exit 9 || echo \"exit $?\" >&2; " +
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
                                    "'; mount -o remount,bind,ro '" + workspace.string() + "'; " + program + "datasets; " +
                                    program + "import '" + images.string() + "' --name more && exit 9 || exit $?");
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
  const auto finished =
      inNamespace("mount --bind " + place + " " + place + "; mount -o remount,bind,ro " + place + "; " + quotedProgram() +
                  " --workspace '" + workspace.string() + "' import " + place + " --name pets");
  EXPECT_EQ(finished.exitCode, 0) << finished.err;
}

TEST_F(StoreFaults, SeveralWritersAtOnceLoseNothing) {
  std::vector<std::unique_ptr<support::Process>> programs;
  for (int i = 0; i < 4; ++i) {
    const auto source = folder / ("images" + std::to_string(i));
    support::writeImageFolder(source, 200);
    programs.push_back(
        std::make_unique<support::Process>(command({"import", source.string(), "--name", std::to_string(i)})));
  }
  for (const auto& program : programs) {
    const auto finished = program->finish();
    EXPECT_EQ(finished.exitCode, 0) << finished.err;
  }
  Database database(file(), OpenMode::ReadOnly);
  EXPECT_EQ(datasets::list(database).size(), 4U);
  EXPECT_EQ(database.integrity(), "ok");
}

TEST_F(StoreFaults, TwoProgramsOnOneRunAreKeptApart) {
  support::writeImageFolder(images, 8);
  last({"import", images.string(), "--name", "pets"});
  const Workspace place(workspace);
  Database database(file(), OpenMode::ReadWrite);
  ModelRecord model;
  model.name = "own";
  RunRecord run;
  run.dataset = 1;
  run.model = models::insert(database, model);
  const RowId id = runs::insert(database, run);
  std::filesystem::create_directories(place.runFolder(id));
  const auto owner = FileLock::tryAcquire(place.runLock(id));
  ASSERT_TRUE(owner);
  for (const char* name : {"train", "resume"}) {
    std::vector<std::string> arguments = {name};
    if (arguments[0] == "train") arguments.emplace_back("--run");
    arguments.push_back(std::to_string(id));
    const std::string message = expectFailure(arguments, 1, "run_owned");
    EXPECT_NE(message.find("process " + std::to_string(::getpid()) + ")"), std::string::npos) << message;
  }
  EXPECT_EQ(runs::find(database, id)->status, RunStatus::Queued);
}

TEST_F(StoreFaults, AKilledImportLeavesAllOrNothing) {
  support::writeImageFolder(images, 3000);
  for (const int milliseconds : {50, 200, 400, 800}) {
    support::Process import(command({"import", images.string(), "--name", std::to_string(milliseconds)}));
    ::usleep(static_cast<useconds_t>(milliseconds) * 1000);
    import.signal(SIGKILL);
    (void)import.finish();
  }
  Database database(Workspace::createOrOpen(workspace).databaseFile(), OpenMode::ReadWrite);
  EXPECT_EQ(database.integrity(), "ok");
  for (const DatasetRecord& dataset : datasets::list(database)) {
    EXPECT_EQ(examples::list(database, dataset.id).size(), 3000U);
  }
}

}  // namespace
}  // namespace luthier
