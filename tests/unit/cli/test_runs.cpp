// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/config/training_parameters.h"
#include "core/store/commands_table.h"
#include "core/store/datasets_table.h"
#include "core/store/epochs_table.h"
#include "core/store/metrics_table.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
#include "core/store/workspace.h"
#include "tests/support/cli.h"

namespace luthier {
namespace {

/// Two runs as a worker would have left them.
class CliRuns : public support::CliTest {
 protected:
  void SetUp() override {
    DatasetRecord dataset;
    dataset.name = "pets";
    const RowId data = datasets::insert(database, dataset);
    ModelRecord model;
    model.name = "starter";
    const RowId starter = models::insert(database, model);
    for (const char* rate : {"0.1", "0.2"}) {
      Configuration configuration(trainingParameters());
      configuration.setText("learning_rate", rate);
      RunRecord run;
      run.dataset = data;
      run.model = starter;
      run.configuration = configuration.toJson();
      const RowId id = runs::insert(database, run);
      const double accuracy = id == 1 ? 0.875 : 0.5;
      metrics::insert(database, id, std::vector<metrics::Row>{{"validation/accuracy", {1, accuracy, 1.0}}});
    }
  }

  [[nodiscard]] RunStatus status(RowId run) { return runs::find(database, run)->status; }
  void setStatus(RowId run, RunStatus status) { runs::setStatus(database, run, status); }

  Workspace place = Workspace::createOrOpen(workspace);
  Database database{place.databaseFile(), OpenMode::ReadWrite};
};

TEST_F(CliRuns, AreListedShownAndDeleted) {
  const auto listed = run({"runs", "list", "--json"});
  const auto lines = support::jsonLines(listed);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0]["name"], "pets-1");
  EXPECT_EQ(lines[0]["metrics"]["validation/accuracy"], 0.875);
  EXPECT_NE(run({"runs", "list"}).out.find("0.8750"), std::string::npos);
  EXPECT_EQ(last({"runs", "show", "pets-2"})["configuration"]["learning_rate"], 0.2);
  expectFailure({"runs", "show", "none"}, 4, "not_found");

  std::filesystem::create_directories(place.runFolder(1) / "checkpoints");
  EXPECT_EQ(last({"runs", "delete", "1"})["deleted"], true);
  EXPECT_FALSE(std::filesystem::exists(place.runFolder(1)));
  EXPECT_FALSE(runs::find(database, 1));
}

TEST_F(CliRuns, GoToTheTrashAndTheArchiveAndComeBack) {
  EXPECT_EQ(last({"runs", "trash", "1"})["trashed"], true);
  EXPECT_EQ(support::jsonLines(run({"runs", "list", "--json"})).size(), 1U);
  EXPECT_EQ(last({"runs", "list", "--trash"})["name"], "pets-1");
  EXPECT_EQ(last({"runs", "restore", "pets-1"})["trashed"], false);
  EXPECT_EQ(last({"runs", "archive", "1", "2"})["archived"], true);
  EXPECT_TRUE(support::jsonLines(run({"runs", "list", "--json"})).empty());
  EXPECT_EQ(support::jsonLines(run({"runs", "list", "--archived", "--json"})).size(), 2U);
  last({"runs", "unarchive", "2"});
  EXPECT_EQ(support::jsonLines(run({"runs", "list", "--json"})).size(), 1U);

  std::filesystem::create_directories(place.runFolder(1) / "checkpoints");
  last({"runs", "trash", "1"});
  EXPECT_TRUE(std::filesystem::exists(place.runFolder(1)));
  EXPECT_EQ(run({"runs", "empty-trash"}).out, "1 run is deleted.\n");
  EXPECT_EQ(last({"runs", "empty-trash"})["deleted"], 0);
  EXPECT_FALSE(std::filesystem::exists(place.runFolder(1)));
  EXPECT_FALSE(runs::find(database, 1));
  EXPECT_TRUE(runs::find(database, 2));
  setStatus(2, RunStatus::Running);
  expectFailure({"runs", "trash", "2"}, 1, "run_owned");
}

TEST_F(CliRuns, OwnedByAWorkerAreNotDeleted) {
  std::filesystem::create_directories(place.runFolder(1));
  const auto lock = FileLock::tryAcquire(place.runLock(1));
  const std::string message = expectFailure({"runs", "delete", "1"}, 1, "run_owned");
  EXPECT_NE(message.find(std::to_string(::getpid())), std::string::npos);
  EXPECT_TRUE(runs::find(database, 1));
}

TEST_F(CliRuns, CarryTagsAndANote) {
  EXPECT_EQ(last({"tag", "1", "b", "a"})["tags"], (nlohmann::json{"a", "b"}));
  EXPECT_EQ(last({"tag", "1", "--remove", "a"})["tags"], nlohmann::json({"b"}));
  EXPECT_EQ(last({"note", "pets-1", "worth keeping"})["note"], "worth keeping");
  EXPECT_EQ(run({"note", "1"}).out, "worth keeping\n");
  expectFailure({"tag", "9", "x"}, 4, "not_found");
}

TEST_F(CliRuns, AreComparedByMetricsAndDifferencesOnly) {
  const auto result = last({"compare", "1", "pets-2"});
  EXPECT_EQ(result["runs"][1]["metrics"]["validation/accuracy"], 0.5);
  EXPECT_EQ(result["differences"], nlohmann::json({{"learning_rate", {"0.1", "0.2"}}}));
  const std::string text = run({"compare", "1", "2"}).out;
  EXPECT_NE(text.find("learning_rate"), std::string::npos);
  EXPECT_EQ(text.find("batch_size"), std::string::npos);
  expectFailure({"compare", "1"}, 2, "usage");
}

TEST_F(CliRuns, AreComparedByTheirAnswers) {
  // The first recognises 1, 2, 3 of four; the second 2, 3, 4 and another truth for 5.
  const std::vector<std::int32_t> answersOf[] = {{0, 1, 0, 0, 1}, {1, 1, 0, 1, 1}};
  for (std::size_t each = 0; each < 2; ++each) {
    EpochPredictions predictions;
    predictions.run = static_cast<RowId>(each) + 1;
    predictions.epoch = 1;
    predictions.examples = {1, 2, 3, 4, 5};
    predictions.truths = {0, 1, 0, 1, each == 0 ? 0 : 1};
    predictions.answers = answersOf[each];
    predictions.confidences = {1, 1, 1, 1, 1};
    epochs::insertPredictions(database, predictions);
    epochs::insertMatrix(database, {predictions.run, 1, Split::Validation, 2, {2, 1, 1, 1}});
  }
  const auto result = last({"compare", "1", "2"});
  const auto pair = result["pairs"].at(0);
  EXPECT_EQ(pair["examples"], 4);
  EXPECT_EQ(pair["both_right"], 2);
  EXPECT_EQ(pair["only_first_right"], 1);
  EXPECT_EQ(pair["only_second_right"], 1);
  EXPECT_EQ(pair["p"], 1.0);
  EXPECT_EQ(pair["verdict"], "no difference shown");
  const auto interval = result["runs"][0]["intervals"]["validation/accuracy"];
  EXPECT_NEAR(interval[0].get<double>(), 0.2307, 1e-4);  // 3 of 5
  EXPECT_NEAR(interval[1].get<double>(), 0.8824, 1e-4);
  EXPECT_NE(run({"compare", "1", "2"}).out.find("McNemar"), std::string::npos);
}

TEST_F(CliRuns, TakeCommandsWhileAWorkerHoldsThem) {
  setStatus(1, RunStatus::Running);
  std::filesystem::create_directories(place.runFolder(1));
  const auto lock = FileLock::tryAcquire(place.runLock(1));
  for (const char* name : {"pause", "continue", "keep-best", "stop"}) {
    EXPECT_EQ(last({name, "1"})["command"], name);
  }
  last({"more-epochs", "1", "4"});
  const auto taken = commands::take(database, 1);
  ASSERT_EQ(taken.size(), 5U);
  EXPECT_EQ(taken[0].kind, RunCommandKind::Pause);
  EXPECT_EQ(taken[4].kind, RunCommandKind::MoreEpochs);
  EXPECT_EQ(taken[4].argument, 4);
}

TEST_F(CliRuns, WithoutAWorkerDoWhatCanBeDone) {
  last({"stop", "1"});
  EXPECT_EQ(status(1), RunStatus::Stopped);
  setStatus(2, RunStatus::Done);
  expectFailure({"pause", "2"}, 3, "run_not_running");
  expectFailure({"stop", "2"}, 3, "run_not_running");
  last({"more-epochs", "2", "4"});
  EXPECT_EQ(status(2), RunStatus::Queued);
  const auto run = runs::find(database, 2);
  EXPECT_EQ(Configuration::fromJson(trainingParameters(), run->configuration).integer("epochs"), 7);
  EXPECT_FALSE(commands::anyWaiting(database, 2));
  expectFailure({"more-epochs", "2", "0"}, 2, "usage");
  expectFailure({"more-epochs", "2"}, 2, "usage");
}

}  // namespace
}  // namespace luthier
