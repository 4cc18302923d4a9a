// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/files.h"
#include "core/store/database.h"
#include "core/store/datasets_table.h"
#include "core/store/metrics_table.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
#include "core/store/texts_table.h"
#include "core/store/vanished_runs.h"
#include "core/store/workspace.h"
#include "tests/support/tiny_text.h"
#include "tests/unit/training/harness.h"
#include "tests/unit/training/worker.h"

namespace luthier::test {
namespace {

namespace fs = std::filesystem;

std::vector<nlohmann::json> events(const std::string& output) {
  std::vector<nlohmann::json> all;
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    all.push_back(nlohmann::json::parse(line));
  }
  return all;
}

/// A workspace with a small imported dataset; one folder a test.
class WorkerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    writeIdxDataset(folder.path() / "data");
    ASSERT_EQ(worker.run({"import", (folder.path() / "data").string(), "--name", "spots"}), 0) << worker.output();
  }

  [[nodiscard]] std::vector<std::string> train(const std::vector<std::string>& settings) const {
    std::vector<std::string> arguments{"train", "--dataset",        "spots", "--model",  "resnet20",
                                       "--set", "pretrained=false", "--set", "threads=1"};
    for (const auto& setting : settings) {
      arguments.insert(arguments.end(), {"--set", setting});
    }
    return arguments;
  }

  [[nodiscard]] Workspace workspace() const { return Workspace(folder.path() / "workspace"); }
  [[nodiscard]] RunRecord record(RowId run) const {
    Database database(workspace().databaseFile(), OpenMode::ReadWrite);
    return *runs::find(database, run);
  }
  void expectKillsNotToMatter(const std::vector<std::string>& settings);
  /// Every metric of a run without its times.
  [[nodiscard]] std::map<std::string, std::vector<std::pair<std::int64_t, double>>> metricsOf(RowId run) const {
    Database database(workspace().databaseFile(), OpenMode::ReadWrite);
    std::map<std::string, std::vector<std::pair<std::int64_t, double>>> all;
    for (const auto& name : metrics::names(database, run)) {
      for (const auto& point : metrics::series(database, run, name)) {
        all[name].emplace_back(point.step, point.value);
      }
    }
    return all;
  }

  const TemporaryFolder folder;
  const Worker worker{folder.path() / "workspace"};
};

const std::vector<std::string> deterministic{"epochs=2",           "batch_size=16",      "learning_rate=0.02",
                                             "deterministic=true", "checkpoint_every=2", "seed=5"};

TEST_F(WorkerTest, TellsItsCourseInJsonLines) {
  ASSERT_EQ(worker.run(train({"epochs=2", "batch_size=32"})), 0) << worker.output();
  const auto all = events(worker.output());
  ASSERT_EQ(all.size(), 4U) << worker.output();
  EXPECT_EQ(all[0].at("event"), "started");
  EXPECT_EQ(all[0].at("run"), "1");
  EXPECT_EQ(all[1].at("event"), "epoch");
  EXPECT_EQ(all[2].at("epoch"), 2);
  for (const auto* name : {"loss", "accuracy", "macro_f1", "top5", "weighted_precision"}) {
    EXPECT_TRUE(all[2].at("train").contains(name)) << name;
    EXPECT_TRUE(all[2].at("validation").contains(name)) << name;
  }
  EXPECT_EQ(all[3].at("event"), "result");
  EXPECT_EQ(all[3].at("status"), "done");
  EXPECT_GT(all[3].at("examples_per_second").get<double>(), 0.0);
  EXPECT_TRUE(all[3].contains("accuracy") && all[3].contains("macro_f1") && all[3].contains("seconds"));
  EXPECT_EQ(record(1).status, RunStatus::Done);
  EXPECT_TRUE(nlohmann::json::parse(record(1).resolved).contains("execution"));
}

/// Run 1 is undisturbed, run 2 is killed at random moments: both end alike to the bit.
void WorkerTest::expectKillsNotToMatter(const std::vector<std::string>& settings) {
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_EQ(worker.run(train(settings)), 0) << worker.output();
  // Lives are measured by what a whole run takes on this machine, so that kills hit on quick and on busy ones.
  const auto whole = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count());
  const auto wanted = CheckpointStore(worker.runFolder(1)).load("last");
  ASSERT_TRUE(wanted);

  auto random = Random::keyed(11, 4);
  const auto victim = worker.start(train(settings));
  // A run that was never entered cannot be resumed: on a busy machine that takes its time.
  for (int wait = 0; wait < 3000 && !fs::exists(worker.runFolder(2)); ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(random.below(1 + whole / 4)));
  ::kill(victim, SIGKILL);
  int status = Worker::wait(victim);
  int kills = status == 128 + SIGKILL ? 1 : 0;
  // A kill may hit between the run's end in the store and the end of its process: the store decides.
  for (int life = 0; life < 50 && record(2).status != RunStatus::Done; ++life) {
    const auto next = worker.start({"resume", "2"});
    if (kills < 5) {
      std::this_thread::sleep_for(std::chrono::milliseconds(whole / 3 + random.below(1 + whole / 2)));
      ::kill(next, SIGKILL);
    }
    status = Worker::wait(next);
    kills += status == 128 + SIGKILL ? 1 : 0;
    ASSERT_TRUE(status == 0 || status == 128 + SIGKILL) << worker.output();
  }
  ASSERT_EQ(record(2).status, RunStatus::Done);
  EXPECT_GE(kills, 1);
  const auto found = CheckpointStore(worker.runFolder(2)).load("last");
  ASSERT_TRUE(found);
  EXPECT_TRUE(sameTensors(found->model, wanted->model));
  EXPECT_TRUE(sameTensors(found->weights, wanted->weights));
  EXPECT_TRUE(sameTensors(found->optimizer, wanted->optimizer));
  EXPECT_TRUE(torch::equal(found->randomState, wanted->randomState));
  EXPECT_EQ(metricsOf(2), metricsOf(1));
}

TEST_F(WorkerTest, KilledAtAnyMomentEndsBitForBitWhereAnUndisturbedRunEnds) { expectKillsNotToMatter(deterministic); }

TEST_F(WorkerTest, SoDoesARunWithEveryTrainingOption) {
  auto everything = deterministic;
  for (const char* setting :
       {"ema=true", "ema_decay=0.9", "mixup=0.4", "cutmix=1", "rotation=20", "randaugment=true", "random_erasing=0.3",
        "sampling=balanced", "loss=focal", "unfreezing_epochs=1", "layer_decay=0.8", "activation_checkpointing=true"}) {
    everything.emplace_back(setting);
  }
  expectKillsNotToMatter(everything);
}

/// The same for texts: run 1 is undisturbed, run 2 is killed.
class TextWorkerTest : public WorkerTest {
 protected:
  void SetUp() override {
    const auto place = Workspace::createOrOpen(workspace().folder());
    const auto tiny = support::tinyTexts("text_classification", 240);
    Database database(place.databaseFile(), OpenMode::ReadWrite);
    Transaction transaction(database);
    const auto dataset = datasets::insert(database, tiny.record);
    std::vector<TextExample> rows;
    for (std::size_t i = 0; i < tiny.examples.size(); ++i) {
      rows.push_back({tiny.examples[i], tiny.texts[i]});
    }
    texts::insert(database, dataset, rows);
    ModelRecord model;
    model.name = "tiny";
    model.architecture = "bert";
    model.kind = "text";
    model.path = support::tinyBert().string();
    (void)models::insert(database, model);
    transaction.commit();
  }
  [[nodiscard]] static std::vector<std::string> trainTexts() {
    std::vector<std::string> arguments{"train", "--dataset", "text_classification", "--model", "tiny"};
    for (const char* setting :
         {"epochs=3", "batch_size=4", "deterministic=true", "checkpoint_every=3", "learning_rate=0.001"}) {
      arguments.insert(arguments.end(), {"--set", setting});
    }
    return arguments;
  }
};

TEST_F(TextWorkerTest, ARunOfTextsKilledAtAnyMomentEndsBitForBitWhereAnUndisturbedRunEnds) {
  ASSERT_EQ(worker.run(trainTexts()), 0) << worker.output();
  const auto result = events(worker.output()).back();
  EXPECT_GT(result.at("tokens_per_second").get<double>(), result.at("examples_per_second").get<double>());
  const auto wanted = CheckpointStore(worker.runFolder(1)).load("last");
  ASSERT_TRUE(wanted);
  auto random = Random::keyed(12, 5);
  const auto victim = worker.start(trainTexts());
  for (int wait = 0; wait < 600 && !fs::exists(worker.runFolder(2)); ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(random.below(500)));
  ::kill(victim, SIGKILL);
  (void)Worker::wait(victim);
  for (int life = 0; life < 20 && record(2).status != RunStatus::Done; ++life) {
    const auto next = worker.start({"resume", "2"});
    if (life < 3) {
      std::this_thread::sleep_for(std::chrono::milliseconds(700 + random.below(700)));
      ::kill(next, SIGKILL);
    }
    const int status = Worker::wait(next);
    ASSERT_TRUE(status == 0 || status == 128 + SIGKILL) << worker.output();
  }
  ASSERT_EQ(record(2).status, RunStatus::Done);
  const auto found = CheckpointStore(worker.runFolder(2)).load("last");
  EXPECT_TRUE(sameTensors(found->model, wanted->model));
  EXPECT_TRUE(sameTensors(found->optimizer, wanted->optimizer));
  EXPECT_EQ(metricsOf(2), metricsOf(1));
}

TEST_F(TextWorkerTest, AnyTextsServeToContinueThePretraining) {
  auto arguments = trainTexts();
  arguments.insert(arguments.end(), {"--task", "masked_language_modeling"});
  ASSERT_EQ(worker.run(arguments), 0) << worker.output();
  const auto result = events(worker.output()).back();
  EXPECT_NEAR(result.at("perplexity").get<double>(), std::exp(result.at("loss").get<double>()), 1e-3);
  ASSERT_EQ(worker.run({"evaluate", "1", "--split", "validation"}), 0) << worker.output();
  EXPECT_TRUE(events(worker.output()).back().contains("perplexity"));
  arguments.back() = "question_answering";
  EXPECT_EQ(worker.run(arguments), 2) << worker.output();
}

TEST_F(TextWorkerTest, EvaluatesAndAnswersTypedTexts) {
  ASSERT_EQ(worker.run(trainTexts()), 0) << worker.output();
  ASSERT_EQ(worker.run({"evaluate", "1", "--split", "validation"}), 0) << worker.output();
  EXPECT_GT(events(worker.output()).back().at("accuracy").get<double>(), 0.9);
  ASSERT_EQ(worker.run({"predict", "1", "--text", "w1 w2 w3", "--text", "w40 w41 w42"}), 0) << worker.output();
  auto answers = events(worker.output());
  std::erase_if(answers, [](const auto& event) { return event.at("event") != "prediction"; });  // progress, result
  ASSERT_EQ(answers.size(), 2U) << worker.output();
  EXPECT_EQ(answers.at(0).at("class"), "low");
  EXPECT_EQ(answers.at(1).at("class"), "high");
  EXPECT_EQ(worker.run({"train", "--dataset", "text_classification", "--model", "tiny", "--set", "image_size=32"}), 2);
  EXPECT_NE(worker.output().find("parameter_of_another_task"), std::string::npos) << worker.output();
}

TEST_F(WorkerTest, AVanishedWorkerIsNamedAndTheRunResumes) {
  const auto victim = worker.start(train({"epochs=200", "batch_size=16"}));
  std::this_thread::sleep_for(std::chrono::seconds(2));
  ::kill(victim, SIGKILL);
  ASSERT_EQ(Worker::wait(victim), 128 + SIGKILL);
  {
    const auto place = workspace();
    Database database(place.databaseFile(), OpenMode::ReadWrite);
    EXPECT_EQ(markVanishedRuns(database, place), std::vector<RowId>{1});
    EXPECT_TRUE(markVanishedRuns(database, place).empty());
  }
  EXPECT_EQ(record(1).status, RunStatus::Failed);
  EXPECT_EQ(record(1).failure->code, ErrorCode::WorkerVanished);

  const auto second = worker.start({"resume", "1"});
  std::this_thread::sleep_for(std::chrono::seconds(2));
  const Worker intruder(folder.path() / "workspace");
  EXPECT_EQ(intruder.run({"resume", "1"}), 1);  // two programs on one run
  EXPECT_NE(intruder.output().find("run_owned"), std::string::npos) << intruder.output();
  ::kill(second, SIGTERM);
  EXPECT_EQ(Worker::wait(second), 130);
  EXPECT_EQ(record(1).status, RunStatus::Stopped);
}

TEST_F(WorkerTest, FilesThatWereMovedOrChangedAreNamed) {
  const auto images = folder.path() / "data/train-images-idx3-ubyte";
  fs::rename(images, folder.path() / "elsewhere");
  EXPECT_EQ(worker.run(train({"epochs=1"})), 4) << worker.output();
  EXPECT_NE(worker.output().find("file_moved"), std::string::npos) << worker.output();
  EXPECT_EQ(record(1).status, RunStatus::Failed);

  fs::copy(folder.path() / "elsewhere", images);
  std::ofstream(images, std::ios::app) << "more";
  EXPECT_EQ(worker.run(train({"epochs=1"})), 3) << worker.output();
  EXPECT_NE(worker.output().find("file_changed"), std::string::npos) << worker.output();
}

TEST_F(WorkerTest, TheQueueIsEmptiedRunByRun) {
  ASSERT_EQ(worker.run(train({"epochs=1"})), 0);
  ASSERT_EQ(worker.run({"more-epochs", "1", "1"}), 0) << worker.output();
  EXPECT_EQ(record(1).status, RunStatus::Queued);
  ASSERT_EQ(worker.run({"work"}), 0) << worker.output();
  EXPECT_EQ(record(1).status, RunStatus::Done);
  EXPECT_EQ(metricsOf(1).at("validation/accuracy").size(), 2U);
  EXPECT_NE(readTextFile(workspace().runLog(1)).find("\"event\":\"epoch\""), std::string::npos);
}

TEST_F(WorkerTest, AFullDiskAtACheckpointLosesNothing) {
  ASSERT_EQ(worker.run(train({"epochs=1"})), 0);
  const auto before = CheckpointStore(worker.runFolder(1)).load("last");
  ASSERT_EQ(worker.run({"more-epochs", "1", "1"}), 0);
  // A limit on file sizes stands for a full disk: the store still fits, the weights do not.
  const auto command = "bash -c 'ulimit -f 700; exec \"" LUTHIER_BINARY_DIR "/luthier-cli\" --workspace \"" +
                       (folder.path() / "workspace").string() + "\" --json resume 1' > " +
                       (folder.path() / "limited").string();
  const int status = std::system(command.c_str());
  EXPECT_EQ(WEXITSTATUS(status), 6) << readTextFile(folder.path() / "limited");
  EXPECT_TRUE(sameTensors(CheckpointStore(worker.runFolder(1)).load("last")->model, before->model));
  EXPECT_EQ(record(1).status, RunStatus::Failed);
  EXPECT_EQ(worker.run({"resume", "1"}), 0) << worker.output();
  EXPECT_EQ(record(1).status, RunStatus::Done);
}

}  // namespace
}  // namespace luthier::test
