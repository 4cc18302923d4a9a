// SPDX-License-Identifier: GPL-3.0-or-later
// The queue's order, the room that runs take, and the bundle for a report, by the built program; nothing is trained.
#include <algorithm>
#include <fstream>

#include "core/base/files.h"
#include "core/config/training_parameters.h"
#include "core/formats/zip_directory.h"
#include "core/store/checkpoints_table.h"
#include "core/store/datasets_table.h"
#include "core/store/models_table.h"
#include "core/store/queue_table.h"
#include "core/store/run_disk.h"
#include "core/store/run_events_table.h"
#include "core/store/runs_table.h"
#include "core/store/workspace.h"
#include "tests/support/cli.h"

namespace luthier {
namespace {

class CliStorage : public support::CliTest {
 protected:
  void SetUp() override {
    DatasetRecord dataset;
    dataset.name = "clinic-secret";
    dataset.task = "image_classification";
    dataset.sourcePath = "/home/somebody/patients";
    dataset.classes = {"melanoma", "harmless"};
    const RowId data = datasets::insert(database, dataset);
    ModelRecord model;
    model.name = "starter";
    const RowId starter = models::insert(database, model);
    for (int i = 0; i < 3; ++i) {
      RunRecord run;
      run.task = dataset.task;
      run.dataset = data;
      run.model = starter;
      run.configuration = Configuration(trainingParameters()).toJson();
      runs::insert(database, run);
    }
  }

  /// A checkpoint as a worker leaves it, of that many bytes beside its manifest.
  void addCheckpoint(RowId run, const std::string& name, std::size_t bytes) const {
    std::filesystem::create_directories(place.runFolder(run) / "checkpoints");
    FolderTransaction transaction(place.runFolder(run) / "checkpoints" / name);
    writeFileAtomically(transaction.path() / "model.safetensors", std::string(bytes, 'x'));
    transaction.commit();
  }
  void addCheckpoints(RowId run) {
    addCheckpoint(run, "best-000001", 1000);
    addCheckpoint(run, "last-000002", 2000);
    addCheckpoint(run, "last-000003", 4000);
    checkpoints::put(database, {run, "best", 1, 1, "checkpoints/best-000001", 0.5, 1});
    checkpoints::put(database, {run, "last", 2, 2, "checkpoints/last-000003", 0.5, 1});
  }
  [[nodiscard]] std::vector<std::string> kept(RowId run) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(place.runFolder(run) / "checkpoints")) {
      names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
  }
  [[nodiscard]] std::vector<RowId> order() {
    std::vector<RowId> ids;
    for (const auto& run : queue::list(database)) ids.push_back(run.id);
    return ids;
  }

  Workspace place = Workspace::createOrOpen(workspace);
  Database database{place.databaseFile(), OpenMode::ReadWrite};
};

TEST_F(CliStorage, TheQueueIsOrderedByPriorityAndPlace) {
  EXPECT_EQ(last({"runs", "priority", "3", "2"})["place"], 1);
  EXPECT_EQ(order(), (std::vector<RowId>{3, 1, 2}));
  EXPECT_EQ(last({"runs", "move", "2", "first"})["priority"], 2);
  EXPECT_EQ(order(), (std::vector<RowId>{2, 3, 1}));
  last({"runs", "move", "2", "down"});
  EXPECT_EQ(order(), (std::vector<RowId>{3, 2, 1}));
  last({"runs", "move", "3", "last"});
  EXPECT_EQ(order(), (std::vector<RowId>{2, 1, 3}));
  const auto listed = support::jsonLines(run({"runs", "queue", "--json"}));
  ASSERT_EQ(listed.size(), 3U);
  EXPECT_EQ(listed[0]["run"], "2");
  runs::setStatus(database, 1, RunStatus::Done);
  expectFailure({"runs", "move", "1", "first"}, 3, "run_not_running");
  expectFailure({"runs", "move", "2", "somewhere"}, 2, "usage");
  expectFailure({"runs", "priority", "2", "1e9"}, 2, "usage");
  expectFailure({"runs", "priority", "9", "1"}, 4, "not_found");
}

TEST_F(CliStorage, DiskIsToldByRunAndPruningSaysWhatItFrees) {
  addCheckpoints(1);
  const auto lines = support::jsonLines(run({"runs", "disk", "--json"}));
  ASSERT_EQ(lines.size(), 4U);
  const auto manifests = lines[0]["bytes"].get<std::int64_t>() - 7000;
  EXPECT_GT(manifests, 0);
  EXPECT_LT(manifests, 2000);
  EXPECT_GT(lines[0]["last"], lines[0]["best"]);
  EXPECT_EQ(lines[3]["bytes"], lines[0]["bytes"]);
  EXPECT_NE(run({"runs", "disk"}).out.find("0.0 MB"), std::string::npos);

  const auto before = diskOfRun(place, 1).total();
  const auto planned = last({"runs", "prune", "--dry-run"});
  EXPECT_EQ(planned["carried_out"], false);
  EXPECT_EQ(kept(1).size(), 3U);
  const auto freed = last({"runs", "prune"});
  EXPECT_EQ(freed["bytes"], planned["bytes"]);
  EXPECT_EQ(kept(1), (std::vector<std::string>{"best-000001", "last-000003"}));
  const auto lock = static_cast<std::int64_t>(std::filesystem::file_size(place.runLock(1)));  // names who pruned
  EXPECT_EQ(before - diskOfRun(place, 1).total(), freed["bytes"].get<std::int64_t>() - lock);
  EXPECT_EQ(last({"runs", "prune"})["bytes"], 0);
}

TEST_F(CliStorage, OnlyTheBestStaysOfARunThatIsDoneAndItIsNotTrainedAnew) {
  addCheckpoints(1);
  addCheckpoints(2);
  runs::setStatus(database, 1, RunStatus::Done);
  runs::setStatus(database, 2, RunStatus::Stopped);
  last({"runs", "prune", "1", "2", "--keep", "best"});
  EXPECT_EQ(kept(1), (std::vector<std::string>{"best-000001"}));
  EXPECT_EQ(kept(2), (std::vector<std::string>{"best-000001", "last-000003"})) << "it can still go on";
  EXPECT_FALSE(checkpoints::find(database, 1, "last"));
  expectFailure({"more-epochs", "1", "2"}, 3, "run_not_resumable");
  expectFailure({"resume", "1"}, 3, "run_not_resumable");
  EXPECT_EQ(runs::find(database, 1)->status, RunStatus::Done);
  last({"runs", "prune", "2", "--keep", "last"});
  EXPECT_EQ(kept(2), (std::vector<std::string>{"last-000003"}));
  last({"runs", "prune", "--keep", "last"});
  EXPECT_EQ(kept(1), (std::vector<std::string>{"best-000001"})) << "never all of them";
}

TEST_F(CliStorage, PruningPassesOverRunsAtWorkAndDamagedOnes) {
  addCheckpoints(1);
  addCheckpoints(2);
  addCheckpoints(3);
  const auto lock = FileLock::tryAcquire(place.runLock(1));
  for (const char* name : {"last-000002", "last-000003"}) {
    std::ofstream(place.runFolder(2) / "checkpoints" / name / "model.safetensors") << "damaged";
  }
  EXPECT_EQ(last({"runs", "prune"})["passed_over"], 2);
  EXPECT_EQ(kept(1).size(), 3U);
  EXPECT_EQ(kept(2).size(), 3U);
  EXPECT_EQ(kept(3).size(), 2U);
  expectFailure({"runs", "prune", "1"}, 1, "run_owned");
}

TEST_F(CliStorage, ADiagnosticsBundleTellsNothingPrivate) {
  runs::setName(database, 1, "my-own-name");
  runs::addTag(database, 1, "nickname");
  runs::setNote(database, 1, "a private note");
  runs::setStatus(database, 1, RunStatus::Failed,
                  Problem{ErrorCode::FileMoved, {{"file", "/home/somebody/patients/melanoma/jane_doe.png"}}});
  std::filesystem::create_directories(place.runFolder(1));
  std::ofstream(place.runLog(1)) << R"({"event":"started","run":"1","name":"my-own-name"})" << '\n'
                                 << R"({"event":"epoch","epoch":1,"train":{"loss":0.5,"melanoma":1.0},"note":"jane doe"})"
                                 << '\n'
                                 << "could not open /home/somebody/patients/x.png for jane_doe.png, \"quoted words\"\n"
                                 << "melanoma was seen 12 times by 猫\n"
                                 << "terminate called after throwing\n";
  const auto file = folder / "bundle.zip";
  const auto result = last({"diagnostics", "--out", file.string(), "--setting", "language=zh_CN"});
  EXPECT_GE(result["files"], 7);
  const InputFile archive(file);
  std::string all;
  for (const auto& [name, member] : readZipDirectory(archive)) {
    const auto bytes = archive.read(member.offset, member.length);
    all += name + "\n" + std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  }
  for (const char* secret : {"clinic", "somebody", "patients", "melanoma", "harmless", "jane", "my-own-name", "nickname",
                             "private note", "quoted words", "猫"}) {
    EXPECT_EQ(all.find(secret), std::string::npos) << secret;
  }
  EXPECT_EQ(all.find(workspace.string()), std::string::npos);
  for (const char* wanted : {"image_classification", "file_moved", "learning_rate", "\"loss\":0.5",
                             "terminate called after throwing", "\"integrity\": \"ok\"", "processor", "zh_CN", "libtorch"}) {
    EXPECT_NE(all.find(wanted), std::string::npos) << wanted;
  }
}

}  // namespace
}  // namespace luthier
