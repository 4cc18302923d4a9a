// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "core/store/answers_table.h"
#include "core/store/artifacts_table.h"
#include "core/store/audit_table.h"
#include "core/store/checkpoints_table.h"
#include "core/store/commands_table.h"
#include "core/store/epochs_table.h"
#include "core/store/metrics_table.h"
#include "core/store/run_events_table.h"
#include "core/store/workspace_settings_table.h"
#include "tests/support/expect_error.h"
#include "tests/unit/store/store_fixture.h"

namespace luthier {
namespace {

using support::expectError;

class Runs : public StoreTest {};

TEST_F(Runs, AreQueuedAndNamed) {
  const RowId first = addRun();
  const RowId second = addRun("mine");
  EXPECT_EQ(runs::find(database, first)->name, "cats-1");
  EXPECT_EQ(runs::find(database, addRun())->name, "cats-3");
  const auto run = runs::find(database, second);
  EXPECT_EQ(run->status, RunStatus::Queued);
  EXPECT_EQ(run->configuration, R"({"epochs":3})");
  EXPECT_GT(run->createdAt, 1'600'000'000'000);
  EXPECT_EQ(run->startedAt, 0);
  EXPECT_FALSE(run->failure);
  EXPECT_EQ(runs::list(database).size(), 3U);
}

TEST_F(Runs, AreFoundByIdOrNewestName) {
  addRun("a");
  const RowId newest = addRun("a");
  EXPECT_EQ(runs::findByReference(database, "1")->id, 1);
  EXPECT_EQ(runs::findByReference(database, "a")->id, newest);
  const RowId digits = addRun("77");
  EXPECT_EQ(runs::findByReference(database, "77")->id, digits);
  EXPECT_FALSE(runs::findByReference(database, "b"));
  EXPECT_FALSE(runs::findByReference(database, ""));
}

TEST_F(Runs, QueueKeepsItsOrder) {
  const RowId a = addRun(), b = addRun(), c = addRun();
  EXPECT_EQ(runs::nextQueued(database)->id, a);
  runs::moveInQueue(database, c, -1);
  EXPECT_EQ(runs::nextQueued(database)->id, c);
  runs::moveInQueue(database, c, 1);
  runs::setStatus(database, a, RunStatus::Running);
  EXPECT_EQ(runs::nextQueued(database)->id, b);
  runs::setStatus(database, b, RunStatus::Stopped);
  EXPECT_EQ(runs::nextQueued(database)->id, c);
  runs::setStatus(database, c, RunStatus::Done);
  EXPECT_FALSE(runs::nextQueued(database));
}

TEST_F(Runs, PriorityGoesFirstAndTheTrashNever) {
  const RowId a = addRun(), b = addRun(), c = addRun();
  runs::setPriority(database, c, 1);
  EXPECT_EQ(runs::nextQueued(database)->id, c);
  runs::setTrashed(database, c, true);
  EXPECT_EQ(runs::nextQueued(database)->id, a);
  runs::setPriority(database, a, -1);
  EXPECT_EQ(runs::nextQueued(database)->id, b);
  runs::setTrashed(database, c, false);
  EXPECT_EQ(runs::find(database, c)->trashedAt, 0);
  EXPECT_EQ(runs::nextQueued(database)->id, c);
  runs::setArchived(database, b, true);
  EXPECT_GT(runs::find(database, b)->archivedAt, 0);
}

TEST_F(Runs, EventsStayInTheirOrderAndGoWithTheRun) {
  const RowId run = addRun();
  run_events::append(database, {run, 0, "memory_ladder", R"({"micro_batch":64})"});
  run_events::append(database, {run, 5, "unfrozen", "{}"});
  const auto events = run_events::list(database, run);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].details, R"({"micro_batch":64})");
  EXPECT_GT(events[0].at, 5);
  EXPECT_EQ(events[1].at, 5);
  runs::remove(database, run);
  EXPECT_TRUE(run_events::list(database, run).empty());
}

TEST_F(Runs, WorkspaceSettingsAreReplaced) {
  EXPECT_FALSE(workspace_settings::find(database, "baseline"));
  workspace_settings::set(database, "baseline", "3");
  workspace_settings::set(database, "baseline", "4");
  EXPECT_EQ(workspace_settings::find(database, "baseline"), "4");
  workspace_settings::remove(database, "baseline");
  EXPECT_FALSE(workspace_settings::find(database, "baseline"));
}

TEST_F(Runs, StatusCarriesTimesAndFailure) {
  const RowId id = addRun();
  runs::setStatus(database, id, RunStatus::Running);
  const auto started = runs::find(database, id)->startedAt;
  EXPECT_GT(started, 0);
  const Problem failure{ErrorCode::Diverged, {{"run", "cats-1"}, {"epoch", "2"}}};
  runs::setStatus(database, id, RunStatus::Failed, failure);
  EXPECT_EQ(runs::find(database, id)->failure, failure);
  EXPECT_GE(runs::find(database, id)->endedAt, started);
  runs::setStatus(database, id, RunStatus::Running);
  const auto again = runs::find(database, id);
  EXPECT_FALSE(again->failure);
  EXPECT_EQ(again->endedAt, 0);
  EXPECT_EQ(again->startedAt, started);
  expectError(ErrorCode::NotFound, [&] { runs::setStatus(database, 99, RunStatus::Done); });
}

TEST_F(Runs, IdsAreNeverUsedTwice) {
  const RowId id = addRun();
  runs::remove(database, id);
  const RowId next = addRun();
  EXPECT_GT(next, id);
  EXPECT_EQ(runs::find(database, next)->name, "cats-" + std::to_string(next));
}

TEST_F(Runs, DetailsRoundTrip) {
  const RowId id = addRun();
  EXPECT_FALSE(runs::progress(database, id));
  RunProgress progress{id, 1, 3, 40, 120, -1.0, 333.5, 1 << 20, 12.5, "train", 1, std::nan("")};
  runs::setProgress(database, progress);
  progress.epoch = 2;
  progress.secondsLeft = 7.5;
  runs::setProgress(database, progress);
  const auto read = runs::progress(database, id);
  EXPECT_EQ(read->epoch, 2);
  EXPECT_EQ(read->steps, 120);
  EXPECT_EQ(read->secondsLeft, 7.5);
  EXPECT_EQ(read->examplesPerSecond, 333.5);
  EXPECT_EQ(read->memoryBytes, 1 << 20);
  EXPECT_EQ(read->trainedSeconds, 12.5);
  EXPECT_EQ(read->phase, "train");
  EXPECT_TRUE(std::isnan(read->bestValue));
  EXPECT_EQ(runs::allProgress(database).size(), 1U);

  runs::addTag(database, id, "b");
  runs::addTag(database, id, "a");
  runs::addTag(database, id, "a");
  EXPECT_EQ(runs::tags(database, id), (std::vector<std::string>{"a", "b"}));
  runs::removeTag(database, id, "b");
  EXPECT_EQ(runs::allTags(database).size(), 1U);
  EXPECT_EQ(runs::note(database, id), "");
  runs::setNote(database, id, "first");
  runs::setNote(database, id, "better");
  EXPECT_EQ(runs::note(database, id), "better");
  runs::setName(database, id, "name");
  runs::setResolved(database, id, "{}");
  runs::setConfiguration(database, id, "{\"epochs\":4}");
  const auto run = runs::find(database, id);
  EXPECT_EQ(run->name + run->resolved + run->configuration, "name{}{\"epochs\":4}");
}

TEST_F(Runs, MetricsAreReadInOrderAndPieces) {
  const RowId id = addRun();
  const std::vector<metrics::Row> rows = {{"step/loss", {3, 0.3, 3}},
                                          {"step/loss", {1, 0.1, 1}},
                                          {"step/loss", {2, std::nan(""), 2}},
                                          {"validation/loss", {1, 9.0, 3}},
                                          {"validation/loss", {2, INFINITY, 6}}};
  metrics::insert(database, id, rows);
  EXPECT_EQ(metrics::names(database, id), (std::vector<std::string>{"step/loss", "validation/loss"}));
  const auto series = metrics::series(database, id, "step/loss");
  ASSERT_EQ(series.size(), 3U);
  EXPECT_EQ(series[0].value, 0.1);
  EXPECT_TRUE(std::isnan(series[1].value));
  EXPECT_EQ(series[2].seconds, 3.0);
  EXPECT_EQ(metrics::series(database, id, "step/loss", 1, 1).at(0).step, 2);
  const auto last = metrics::lastValues(database);
  ASSERT_EQ(last.size(), 1U);
  EXPECT_EQ(last[0].name, "validation/loss");
  EXPECT_EQ(last[0].point.step, 2);
  EXPECT_TRUE(std::isinf(last[0].point.value));
  metrics::insert(database, id, std::vector<metrics::Row>{{"step/loss", {3, 7.0, 3}}});
  EXPECT_EQ(metrics::series(database, id, "step/loss").back().value, 7.0);
  metrics::truncate(database, id, 1, 1);
  EXPECT_EQ(metrics::series(database, id, "step/loss").size(), 1U);
  EXPECT_EQ(metrics::series(database, id, "validation/loss").size(), 1U);
}

TEST_F(Runs, MatricesAndPredictionsRoundTrip) {
  const RowId id = addRun();
  epochs::insertMatrix(database, {id, 2, Split::Validation, 2, {1, 2, 3, std::int64_t{1} << 40}});
  EXPECT_EQ(epochs::matrix(database, id, 2, Split::Validation)->counts,
            (std::vector<std::int64_t>{1, 2, 3, std::int64_t{1} << 40}));
  EXPECT_FALSE(epochs::matrix(database, id, 2, Split::Test));
  EXPECT_EQ(epochs::matrixKeys(database, id).size(), 1U);

  EpochPredictions predictions{id, 1, Split::Validation, {11, 12, 13}, {0, 1, 0}, {0, 1, 1}, {0.5F, 0.9F, 0.6F}};
  epochs::insertPredictions(database, predictions);
  predictions.epoch = 2;
  predictions.answers = {1, 1, 1};
  epochs::insertPredictions(database, predictions);
  predictions.epoch = 3;
  predictions.truths = {1, 1, 0};  // a label was corrected between
  epochs::insertPredictions(database, predictions);
  EXPECT_EQ(epochs::predictions(database, id, 1, Split::Validation)->answers, (std::vector<std::int32_t>{0, 1, 1}));
  EXPECT_EQ(epochs::predictions(database, id, 2, Split::Validation)->truths, (std::vector<std::int32_t>{0, 1, 0}));
  const auto last = epochs::predictions(database, id, 3, Split::Validation);
  EXPECT_EQ(last->examples, (std::vector<RowId>{11, 12, 13}));
  EXPECT_EQ(last->truths, (std::vector<std::int32_t>{1, 1, 0}));
  EXPECT_EQ(last->confidences, (std::vector<float>{0.5F, 0.9F, 0.6F}));
  epochs::insertPredictions(database, {id, 9, Split::Test, {}, {}, {}, {}});
  EXPECT_TRUE(epochs::predictions(database, id, 9, Split::Test)->examples.empty());
}

TEST_F(Runs, AnswersInWordsAreThoseOfTheLastEpochWritten) {
  const RowId id = addRun();
  answers::replace(database, id, Split::Validation, 1, std::vector<ExampleAnswer>{{7, "a"}, {9, "b"}});
  answers::replace(database, id, Split::Test, 1, std::vector<ExampleAnswer>{{8, "t"}});
  const std::vector<ExampleAnswer> newer{{7, R"({"value":1.5})"}, {8, "c"}, {9, "d"}};
  answers::replace(database, id, Split::Validation, 2, newer);
  const auto all = answers::page(database, id, Split::Validation);
  EXPECT_EQ(all.epoch, 2);
  EXPECT_EQ(all.answers, newer);
  EXPECT_EQ(answers::page(database, id, Split::Validation, 7, 1).answers, (std::vector<ExampleAnswer>{{8, "c"}}));
  EXPECT_EQ(answers::page(database, id, Split::Test).answers.size(), 1U);
  EXPECT_EQ(answers::page(database, id, Split::Train).epoch, 0);
}

TEST_F(Runs, ArraysOfWrongLengthAreRefused) {
  const RowId id = addRun();
  epochs::insertMatrix(database, {id, 1, Split::Test, 3, {1, 2, 3}});
  expectError(ErrorCode::StoreDamaged, [&] { (void)epochs::matrix(database, id, 1, Split::Test); });
  epochs::insertPredictions(database, {id, 1, Split::Test, {1, 2}, {0, 1}, {0}, {0.5F, 0.5F}});
  expectError(ErrorCode::StoreDamaged, [&] { (void)epochs::predictions(database, id, 1, Split::Test); });
}

TEST_F(Runs, CommandsAreTakenOnceInOrder) {
  const RowId id = addRun(), other = addRun();
  EXPECT_TRUE(commands::take(database, id).empty());
  commands::insert(database, id, RunCommandKind::Pause);
  commands::insert(database, other, RunCommandKind::Stop);
  commands::insert(database, id, RunCommandKind::MoreEpochs, 5);
  EXPECT_TRUE(commands::anyWaiting(database, id));
  const auto taken = commands::take(database, id);
  ASSERT_EQ(taken.size(), 2U);
  EXPECT_EQ(taken[0].kind, RunCommandKind::Pause);
  EXPECT_EQ(taken[1].kind, RunCommandKind::MoreEpochs);
  EXPECT_EQ(taken[1].argument, 5);
  EXPECT_FALSE(commands::anyWaiting(database, id));
  EXPECT_TRUE(commands::take(database, id).empty());
  EXPECT_TRUE(commands::anyWaiting(database, other));
}

TEST_F(Runs, CheckpointsArtifactsAndAuditRoundTrip) {
  const RowId id = addRun();
  checkpoints::put(database, {id, "best", 1, 10, "checkpoints/1", 0.5, 3});
  checkpoints::put(database, {id, "best", 2, 20, "checkpoints/2", 0.7, 4});
  checkpoints::put(database, {id, "last", 3, 30, "checkpoints/3", 0.6, 5});
  EXPECT_EQ(checkpoints::list(database, id).size(), 2U);
  const auto best = checkpoints::find(database, id, "best");
  EXPECT_EQ(best->path, "checkpoints/2");
  EXPECT_EQ(best->step, 20);
  EXPECT_EQ(best->metric, 0.7);
  EXPECT_FALSE(checkpoints::find(database, id, "worst"));

  artifacts::insert(database, {0, id, "state-dict", "/out", "cd", "{}", 9});
  EXPECT_EQ(artifacts::list(database, id).at(0).path, "/out");
  audit::append(database, {1, "cli", "import", "cats", "{}"});
  audit::append(database, {0, "studio", "label", "x", "{}"});
  const auto log = audit::list(database, 1);
  ASSERT_EQ(log.size(), 1U);
  EXPECT_EQ(log[0].actor, "studio");
  EXPECT_GT(log[0].at, 0);
}

TEST_F(Runs, RemovalTakesEverythingAlong) {
  const RowId id = addRun();
  runs::addTag(database, id, "a");
  metrics::insert(database, id, std::vector<metrics::Row>{{"step/loss", {1, 1.0, 1.0}}});
  epochs::insertPredictions(database, {id, 1, Split::Test, {1}, {0}, {0}, {0.5F}});
  commands::insert(database, id, RunCommandKind::Stop);
  checkpoints::put(database, {id, "best", 1, 10, "x", 0.5, 3});
  runs::remove(database, id);
  EXPECT_TRUE(runs::allTags(database).empty());
  EXPECT_TRUE(metrics::names(database, id).empty());
  EXPECT_FALSE(epochs::predictions(database, id, 1, Split::Test));
  EXPECT_FALSE(commands::anyWaiting(database, id));
  EXPECT_EQ(database.integrity(), "ok");
}

TEST_F(Runs, ModelsRoundTrip) {
  const RowId id = addModel();
  expectError(ErrorCode::AlreadyExists, [&] { addModel(); });
  const auto model = models::findByName(database, "starter");
  ASSERT_TRUE(model);
  EXPECT_EQ(model->id, id);
  EXPECT_EQ(model->architecture, "resnet20");
  EXPECT_EQ(model->path, "models/starter.safetensors");
  EXPECT_EQ(model->parameters, 269722);
  EXPECT_EQ(model->classNames, R"(["a","b"])");
  EXPECT_EQ(model->origin, "bundled");
  EXPECT_EQ(model->createdAt, 5);
  models::remove(database, id);
  EXPECT_TRUE(models::list(database).empty());
}

}  // namespace
}  // namespace luthier
