// SPDX-License-Identifier: GPL-3.0-or-later
// The real worker with the fault shim preloaded: a clear message, the right exit code, and the run goes on once there is room.
#include "core/store/metrics_table.h"
#include "core/store/runs_table.h"
#include "core/store/workspace.h"
#include "tests/faults/faulty_program.h"
#include "tests/support/cli.h"

namespace luthier {
namespace {

using faults::Fault;

class WorkerFaults : public support::CliTest {
 protected:
  void SetUp() override {
    support::writeImageFolder(images, 60);
    last({"import", images.string(), "--name", "pets"});
    last(training());
  }

  [[nodiscard]] static std::vector<std::string> training() {
    std::vector<std::string> arguments{"train", "--dataset", "pets", "--model", "resnet20"};
    for (const char* setting : {"epochs=2", "batch_size=16", "deterministic=true", "checkpoint_every=1", "image_size=16"}) {
      arguments.insert(arguments.end(), {"--set", setting});
    }
    return arguments;
  }

  /// Runs luthier-cli with the fault; returns its last line.
  nlohmann::json underFault(const faults::Order& order, const std::vector<std::string>& arguments, int exitCode) const {
    auto all = command(arguments);
    all.emplace_back("--json");
    const auto finished = faults::runUnderFault(order, all);
    EXPECT_EQ(finished.exitCode, exitCode) << finished.out << finished.err;
    const auto lines = support::jsonLines(finished);
    return lines.empty() ? nlohmann::json::object() : lines.back();
  }

  /// Every loss that the run recorded.
  [[nodiscard]] std::vector<double> losses(RowId run) const {
    Database database(Workspace(workspace).databaseFile(), OpenMode::ReadWrite);
    EXPECT_EQ(database.integrity(), "ok");
    std::vector<double> values;
    for (const char* name : {"step/loss", "validation/loss"}) {
      for (const MetricPoint& point : metrics::series(database, run, name)) values.push_back(point.value);
    }
    return values;
  }

  void expectResumedEndsLikeTheFirst(RowId run) const {
    EXPECT_EQ(last({"resume", std::to_string(run)})["status"], "done");
    EXPECT_EQ(losses(run), losses(1));
  }
};

TEST_F(WorkerFaults, ACheckpointThatFindsNoRoom) {
  const std::string checkpoints = workspace.string() + "/runs/2/checkpoints";
  const auto line = underFault({checkpoints, 20, Fault::NoSpace, true}, training(), 6);
  EXPECT_EQ(line.value("code", ""), "disk_full");
  EXPECT_NE(line.value("message", "").find("runs/2/checkpoints"), std::string::npos) << line;
  expectResumedEndsLikeTheFirst(2);
}

TEST_F(WorkerFaults, ADiskThatFailsUnderTheStore) {
  const std::string store = workspace.string() + "/workspace.luthier";
  const auto line = underFault({store, 60, Fault::NoSpace, true}, training(), 6);
  EXPECT_EQ(line.value("code", ""), "disk_full");
  EXPECT_NE(line.value("message", "").find("workspace.luthier"), std::string::npos) << line;
  expectResumedEndsLikeTheFirst(2);
}

TEST_F(WorkerFaults, APowerCutInAnyFile) {
  (void)underFault({workspace.string(), 150, Fault::PowerCut, false}, training(), 128 + SIGKILL);
  expectResumedEndsLikeTheFirst(2);
}

}  // namespace
}  // namespace luthier
