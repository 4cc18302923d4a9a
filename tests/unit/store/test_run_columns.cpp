// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/epochs_table.h"
#include "core/store/final_answers.h"
#include "core/store/metrics_table.h"
#include "core/store/run_columns_table.h"
#include "core/store/run_removal.h"
#include "core/store/workspace_settings_table.h"
#include "tests/unit/store/store_fixture.h"

namespace luthier {
namespace {

class RunColumns : public StoreTest {};

TEST_F(RunColumns, HoldTheLastValueOfAMetric) {
  const RowId first = addRun(), second = addRun();
  metrics::insert(
      database, first,
      std::vector<metrics::Row>{
          {"validation/loss", {1, 0.5, 1.0}}, {"validation/loss", {2, 0.25, 2.0}}, {"step/loss", {40, 9.0, 2.0}}});
  const std::vector<RowId> runs{first, second};
  EXPECT_EQ(run_columns::lastValues(database, "validation/loss", runs), (run_columns::Figures{{first, 0.25}}));
  EXPECT_EQ(run_columns::metricNames(database), (std::vector<std::string>{"step/loss", "validation/loss"}));
}

TEST_F(RunColumns, TakeFromTheWorkerWhatWasLeftToIt) {
  const RowId run = addRun(), damaged = addRun();
  runs::setConfiguration(database, run, R"({"precision":"auto","batch_size":0,"optimizer":"adamw","freeze":true})");
  runs::setResolved(database, run, R"({"precision":"bfloat16","batch_size":64,"optimizer":"sgd"})");
  runs::setConfiguration(database, damaged, "{nonsense");
  EXPECT_EQ(run_columns::parameter(database, "precision"), (run_columns::Texts{{run, "bfloat16"}}));
  EXPECT_EQ(run_columns::parameter(database, "batch_size"), (run_columns::Texts{{run, "64"}}));
  EXPECT_EQ(run_columns::parameter(database, "optimizer"), (run_columns::Texts{{run, "adamw"}}));
  EXPECT_EQ(run_columns::parameter(database, "freeze"), (run_columns::Texts{{run, "true"}}));
  EXPECT_TRUE(run_columns::parameter(database, "nothing").empty());
}

TEST_F(RunColumns, AreEqualWhereOnlyTheSeedDiffers) {
  const RowId one = addRun(), two = addRun(), other = addRun();
  runs::setConfiguration(database, one, R"({"epochs":3,"seed":1})");
  runs::setConfiguration(database, two, R"({"epochs":3,"seed":2})");
  runs::setConfiguration(database, other, R"({"epochs":4,"seed":1})");
  const auto settings = run_columns::settingsButSeed(database);
  EXPECT_EQ(settings.at(one), settings.at(two));
  EXPECT_NE(settings.at(one), settings.at(other));
}

TEST_F(RunColumns, FinalAnswersAreThoseOfTheLastEpoch) {
  const RowId run = addRun();
  for (const std::int64_t epoch : {1, 3, 2}) {
    epochs::insertMatrix(database, {run, epoch, Split::Validation, 1, {epoch}});
  }
  const FinalAnswers answers = finalAnswers(database, run, Split::Validation);
  EXPECT_EQ(answers.matrix->epoch, 3);
  EXPECT_FALSE(answers.predictions);
  EXPECT_FALSE(finalAnswers(database, run, Split::Test).matrix);
}

TEST_F(RunColumns, RemovalForGoodTakesThePinWithIt) {
  const RowId run = addRun("pinned"), kept = addRun();
  const Workspace place(folder.path() / "place");
  std::filesystem::create_directories(place.runFolder(run));
  workspace_settings::set(database, "baseline", std::to_string(run));
  removeRunForGood(database, place, *runs::find(database, run), "cli");
  EXPECT_FALSE(runs::find(database, run));
  EXPECT_TRUE(runs::find(database, kept));
  EXPECT_FALSE(workspace_settings::find(database, "baseline"));
  EXPECT_FALSE(std::filesystem::exists(place.runFolder(run)));
}

}  // namespace
}  // namespace luthier
