// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "core/base/error.h"
#include "core/training/trainer.h"
#include "tests/unit/training/line_task.h"

namespace luthier::test {

/// A folder that is gone after the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "luthier-training-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Remembers what the trainer reports; later reports of the same step or epoch replace earlier ones, as in the store.
class Memory final : public TrainingObserver {
 public:
  void onSteps(std::span<const StepReport> reports) override {
    for (const auto& report : reports) {
      steps[report.step] = report;
    }
  }
  void onEpoch(const EpochReport& report) override { epochs[report.epoch] = report; }
  void onStatus(RunStatus status) override { statuses.push_back(status); }
  void onCheckpoint(const CheckpointRecord& checkpoint) override { checkpoints.push_back(checkpoint); }
  void onProgress(const RunProgress& now) override { progress = now; }
  void onEpochsAdded(std::int64_t added) override { epochsAdded += added; }
  void onEvent(const RunEvent& event) override { events.push_back(event); }

  std::map<std::int64_t, StepReport> steps;
  std::map<std::int64_t, EpochReport> epochs;
  std::vector<RunStatus> statuses;
  std::vector<CheckpointRecord> checkpoints;
  std::vector<RunEvent> events;
  RunProgress progress;
  std::int64_t epochsAdded = 0;
};

/// Gives commands at chosen calls of take(): the n-th key is the n-th look.
class Script final : public CommandSource {
 public:
  std::map<int, RunCommand> commands;
  std::function<void(int)> onLook;
  [[nodiscard]] std::vector<RunCommand> take() override {
    const int look = looks_++;
    if (onLook) {
      onLook(look);
    }
    const auto found = commands.find(look);
    return found == commands.end() ? std::vector<RunCommand>{} : std::vector<RunCommand>{found->second};
  }

 private:
  int looks_ = 0;
};

/// One process's life of a run, in small: prepares anew and goes on from the folder's checkpoint.
struct Attempt {
  explicit Attempt(const std::filesystem::path& folder, TrainingConfig configuration, double scale = 1.0)
      : config(std::move(configuration)), checkpoints(folder), task(config, 100, scale) {}

  FitResult run() {
    ExecutionPlan plan;
    plan.deterministic = true;
    Trainer trainer({task, config, plan, checkpoints, memory, script, interrupt, "line"});
    return trainer.fit(checkpoints.load("last"));
  }

  TrainingConfig config;
  CheckpointStore checkpoints;
  PreparedLine task;
  Memory memory;
  Script script;
  CancelToken interrupt;
};

inline TrainingConfig smallConfig() {
  TrainingConfig config;
  config.epochs = 3;
  config.batchSize = 10;
  config.learningRate = 0.02;
  config.monitor = "loss";
  config.deterministic = true;
  return config;
}

inline bool sameTensors(const StateDict& a, const StateDict& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) {
           return x.first == y.first && torch::equal(x.second, y.second);
         });
}

}  // namespace luthier::test
