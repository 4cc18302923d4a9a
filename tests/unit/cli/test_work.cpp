// SPDX-License-Identifier: GPL-3.0-or-later
// The queue at work and a workspace that moves, with real small trainings.
#include <thread>

#include "core/base/files.h"
#include "core/store/checkpoints_table.h"
#include "core/store/commands_table.h"
#include "core/store/metrics_table.h"
#include "core/store/runs_table.h"
#include "core/store/workspace.h"
#include "tests/support/cli.h"

namespace luthier {
namespace {

class CliWork : public support::CliTest {
 protected:
  void SetUp() override {
    images = workspace / "own images";  // inside the workspace: they move with it
    support::writeImageFolder(images, 40);
    last({"import", images.string(), "--name", "pets"});
  }

  std::vector<std::string> training(const std::string& name, const std::string& epochs, bool queued = true) const {
    std::vector<std::string> arguments{"train", "--dataset", "pets", "--model", "resnet20", "--name", name};
    const auto wanted = "epochs=" + epochs;
    for (const std::string& setting :
         {wanted, std::string("batch_size=8"), std::string("image_size=16"), std::string("deterministic=true")}) {
      arguments.insert(arguments.end(), {"--set", setting});
    }
    if (queued) arguments.emplace_back("--queue");
    return arguments;
  }
};

TEST_F(CliWork, TakesThePriorRunFirstAndOneAtATimeOnADevice) {
  EXPECT_EQ(last(training("usual", "1"))["status"], "queued");
  last(training("urgent", "1"));
  last({"runs", "priority", "urgent", "1"});
  support::Process worker(command({"work", "--json"}));
  ASSERT_TRUE(worker.waitForOutput("started"));
  const auto second = run({"work"});
  EXPECT_EQ(second.exitCode, 0);
  EXPECT_NE(second.out.find("Another worker"), std::string::npos) << second.out;
  const auto finished = worker.finish();
  const auto lines = support::jsonLines(finished);
  ASSERT_EQ(lines.size(), 5U) << finished.out << finished.err;
  EXPECT_EQ(lines[0]["name"], "urgent");
  EXPECT_EQ(lines[1]["status"], "done");
  EXPECT_EQ(lines[2]["name"], "usual") << "not before the first has ended: there is one device";
  EXPECT_EQ(lines[4]["runs"], 2);
}

TEST_F(CliWork, ARunResumedWhileItsStoppedWorkerStillEndsGoesOn) {
  last(training("run", "2000"));
  support::Process worker(command({"work", "--json"}));
  Database database(Workspace(workspace).databaseFile(), OpenMode::ReadWrite);
  const auto becomes = [&database](RunStatus status) {
    for (int look = 0; look < 60'000; ++look) {
      const auto now = runs::find(database, 1)->status;
      if (now == status || now == RunStatus::Failed) return now == status;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
  };
  for (int time = 0; time < 3; ++time) {
    ASSERT_TRUE(becomes(RunStatus::Running));
    commands::insert(database, 1, RunCommandKind::Stop, 0);
    ASSERT_TRUE(becomes(RunStatus::Stopped));
    runs::setStatus(database, 1, RunStatus::Queued);  // as Resume in the window: the process is still about to end
  }
  ASSERT_TRUE(becomes(RunStatus::Running)) << englishMessage(runs::find(database, 1)->failure.value_or(Problem{}));
  commands::insert(database, 1, RunCommandKind::KeepBest, 0);
  const auto lines = support::jsonLines(worker.finish());
  EXPECT_EQ(lines.back()["runs"], 4);
  EXPECT_EQ(runs::find(database, 1)->status, RunStatus::Done);
}

TEST_F(CliWork, AQueuedRunThatCannotBeginFailsWithItsReasonAndIsNotTriedForever) {
  last(training("run", "1"));
  {
    Database database(Workspace(workspace).databaseFile(), OpenMode::ReadWrite);
    runs::setConfiguration(database, 1, R"({"epochs":"many"})");
  }
  EXPECT_EQ(last({"work"})["runs"], 1);
  Database database(Workspace(workspace).databaseFile(), OpenMode::ReadWrite);
  const auto run = *runs::find(database, 1);
  ASSERT_EQ(run.status, RunStatus::Failed);
  EXPECT_NE(run.failure->code, ErrorCode::WorkerVanished) << englishMessage(*run.failure);
}

TEST_F(CliWork, WhatAKillLeftBetweenASaveAndItsRowIsMadeGoodOnResume) {
  last(training("run", "2", /*queued=*/false));
  Database database(Workspace(workspace).databaseFile(), OpenMode::ReadWrite);
  const auto saved = *checkpoints::find(database, 1, "last");
  // Killed after the last save and before its row: the row is that of the save before.
  checkpoints::put(database, {1, "last", 1, saved.step - 1, "checkpoints/last-000001", 0.0, 0});
  const auto halfRemoved = Workspace(workspace).runFolder(1) / "checkpoints" / "last-000000";
  std::filesystem::create_directory(halfRemoved);
  std::ofstream(halfRemoved / "training.safetensors") << "what was left";
  runs::setStatus(database, 1, RunStatus::Stopped);
  EXPECT_EQ(last({"resume", "1"})["status"], "done");
  EXPECT_FALSE(std::filesystem::exists(halfRemoved));
  const auto found = *checkpoints::find(database, 1, "last");
  EXPECT_EQ(found.path, saved.path);
  EXPECT_EQ(found.epoch, saved.epoch);
  EXPECT_EQ(found.step, saved.step);
}

TEST_F(CliWork, AMovedWorkspaceOpensAndItsRunsGoOn) {
  last(training("run", "1", /*queued=*/false));
  const auto moved = folder / "elsewhere" / "moved workspace";
  std::filesystem::create_directories(moved.parent_path());
  std::filesystem::rename(workspace, moved);
  workspace = moved;
  EXPECT_EQ(support::jsonLines(run({"runs", "list", "--json"})).size(), 1U);
  last({"evaluate", "run"});
  EXPECT_EQ(last({"more-epochs", "run", "1"})["command"], "more-epochs");
  EXPECT_EQ(last({"work"})["runs"], 1);
  Database database(Workspace(workspace).databaseFile(), OpenMode::ReadWrite);
  EXPECT_EQ(runs::find(database, 1)->status, RunStatus::Done);
  EXPECT_EQ(metrics::series(database, 1, "validation/loss").size(), 2U);
  EXPECT_EQ(database.integrity(), "ok");
}

}  // namespace
}  // namespace luthier
