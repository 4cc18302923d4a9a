// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/run_execution.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/base/files.h"
#include "core/data/stored_dataset.h"
#include "core/store/checkpoints_table.h"
#include "core/store/commands_table.h"
#include "core/store/metrics_table.h"
#include "core/store/models_table.h"
#include "core/store/run_events_table.h"
#include "core/store/runs_table.h"
#include "core/tasks/feature_task.h"
#include "core/training/autotune.h"
#include "core/training/memory_ladder.h"
#include "core/training/memory_probe.h"
#include "core/training/preflight.h"
#include "core/training/process.h"
#include "core/training/run_recorder.h"
#include "core/training/sleep_inhibitor.h"
#include "core/training/task_preparation.h"

namespace luthier {

namespace {

namespace fs = std::filesystem;

constexpr auto betweenLooks = std::chrono::milliseconds(50);
constexpr int looksAtALock = 40;

[[noreturn]] void notFound(const std::string& kind, RowId id) {
  throw Error(ErrorCode::NotFound, {{"kind", kind}, {"name", std::to_string(id)}});
}

RunRecord readRun(const Workspace& workspace, RowId run) {
  Database database(workspace.databaseFile(), OpenMode::ReadWrite);
  auto record = runs::find(database, run);
  if (!record) {
    notFound("run", run);
  }
  return *std::move(record);
}

/// An owner whose run has ended in the store lets go in a moment: a person may resume faster than a process ends.
std::unique_ptr<FileLock> takeLock(const Workspace& workspace, const RunRecord& run) {
  fs::create_directories(workspace.runFolder(run.id));
  const bool owned = run.status == RunStatus::Running || run.status == RunStatus::Paused;
  auto lock = FileLock::tryAcquire(workspace.runLock(run.id));
  for (int look = 0; !lock && !owned && look < looksAtALock; ++look) {
    std::this_thread::sleep_for(betweenLooks);
    lock = FileLock::tryAcquire(workspace.runLock(run.id));
  }
  if (!lock) {
    throw Error(ErrorCode::RunOwned, {{"run", run.name}, {"owner", FileLock::owner(workspace.runLock(run.id))}});
  }
  return lock;
}

/// One run on its way through this process.
class Execution {
 public:
  Execution(const Workspace& workspace, RunRecord run, TrainingObserver* alsoTold, const CancelToken& interrupt)
      : workspace_(workspace),
        run_(std::move(run)),
        alsoTold_(alsoTold),
        interrupt_(interrupt),
        database_(workspace.databaseFile(), OpenMode::ReadWrite),
        checkpoints_(workspace.runFolder(run_.id)) {}

  RunResult carryOut() {
    takeUp();
    try {
      const auto result = train();
      runs::setStatus(database_, run_.id, result.outcome == FitOutcome::Done ? RunStatus::Done : RunStatus::Stopped);
      return result;
    } catch (...) {
      const auto problem = currentProblem();
      recordFailure(problem);
      throw Error(problem);
    }
  }

 private:
  /// What keeps a queued run from beginning is written into it: left in the queue it would be tried forever.
  void takeUp() {
    try {
      takeWaitingCommands();
      if (run_.status == RunStatus::Done && !epochsAdded()) {
        throw Error(ErrorCode::RunNotResumable, {{"run", run_.name}});
      }
      runs::setStatus(database_, run_.id, RunStatus::Running);
    } catch (...) {
      if (run_.status == RunStatus::Queued) {
        recordFailure(currentProblem());
      }
      throw;
    }
  }

  RunResult train() {
    RunRecorder recorder(workspace_, run_.id);
    std::vector<TrainingObserver*> observers{&recorder};
    if (alsoTold_ != nullptr) {
      observers.push_back(alsoTold_);
    }
    ObserverGroup group(observers);
    RunProgress preparing;
    preparing.phase = "prepare";
    group.onProgress(preparing);

    checkpoints_.removeLeftovers();
    checkConfiguration();
    dataset_ = readStoredDataset(database_, run_.dataset);
    const auto checkpoint = checkpoints_.load("last");
    refusePruned(checkpoint.has_value());
    forgetAfter(checkpoint);
    tellStoreOf(checkpoint);
    interrupt_.throwIfCancelled();
    auto task = prepare(checkpoint.has_value());
    auto plan = choosePlan(*task, checkpoint.has_value(), group);
    task = keepFeatures(std::move(task), plan, checkpoint);
    expectMemory(*task, plan, group);

    const SleepInhibitor awake;
    Trainer trainer({*task, config_, plan, checkpoints_, group, recorder, interrupt_, run_.name});
    const auto fit = trainer.fit(checkpoint);
    resolved_["memory"]["peak"] = peakMemory(plan.device);
    storeResolved();
    return summarise(fit);
  }

  /// What was asked of a worker that is gone does not stop its successor; more epochs are still wanted.
  void takeWaitingCommands() {
    for (const auto& command : commands::take(database_, run_.id)) {
      if (command.kind == RunCommandKind::MoreEpochs) {
        addEpochsToConfiguration(database_, run_.id, command.argument);
      }
    }
    run_ = *runs::find(database_, run_.id);
    config_ = toTrainingConfig(configuration());
  }

  [[nodiscard]] Configuration configuration() const { return storedTrainingConfiguration(run_.task, run_.configuration); }

  [[nodiscard]] bool epochsAdded() const {
    const auto checkpoint = checkpoints_.load("last");
    return checkpoint && config_.epochs > checkpoint->state.configuredEpochs;
  }

  /// What cannot work at all; what is merely unwise was said before the run was queued.
  void checkConfiguration() const {
    for (const auto& mistake : checkTrainingConfiguration(configuration())) {
      if (mistake.problem.code == ErrorCode::InvalidParameter) {
        throw Error(mistake.problem);
      }
    }
  }

  /// A run whose last checkpoint was pruned away has an end, and must not begin anew over its own results.
  void refusePruned(bool hasCheckpoint) {
    const auto events = run_events::list(database_, run_.id);
    if (!hasCheckpoint && std::ranges::any_of(events, [](const RunEvent& event) { return event.kind == "pruned"; })) {
      throw Error(ErrorCode::RunNotResumable, {{"run", run_.name}});
    }
  }

  /// What was recorded after the checkpoint will be recorded again.
  void forgetAfter(const std::optional<Checkpoint>& checkpoint) {
    const auto state = checkpoint ? checkpoint->state : TrainingState{};
    metrics::truncate(database_, run_.id, state.step, state.epoch);
  }

  /// A process that was killed between a save and its word to the store left a checkpoint that the store does not name.
  void tellStoreOf(const std::optional<Checkpoint>& checkpoint) {
    if (!checkpoint) {
      return;
    }
    const auto& state = checkpoint->state;
    const auto known = checkpoints::find(database_, run_.id, "last");
    if (!known || known->step != state.step || known->epoch != state.epoch) {
      const auto path = checkpoints_.newest("last")->lexically_relative(workspace_.runFolder(run_.id));
      checkpoints::put(database_, {run_.id, "last", state.epoch, state.step, path.string(), 0.0, 0});
    }
  }

  std::unique_ptr<PreparedTask> prepare(bool resumes) {
    const auto model = models::find(database_, run_.model);
    if (!model) {
      notFound("model", run_.model);
    }
    modelHash_ = model->sha256;
    return prepareTask(workspace_, run_.task, dataset_, *model, config_, resumes);
  }

  /// While only the head trains, what lies below it is computed once.
  std::unique_ptr<PreparedTask> keepFeatures(std::unique_ptr<PreparedTask> task, const ExecutionPlan& plan,
                                             const std::optional<Checkpoint>& checkpoint) {
    if (checkpoint) {
      loadInto(task->module(), checkpoint->model);  // the weights that the features come from
    }
    placeModule(task->module(), plan);
    FeatureCacheSetup setup;
    setup.folder = workspace_.datasetFolder(run_.dataset) / "features";
    setup.modelHash = modelHash_;
    setup.maximumBytes = static_cast<std::size_t>(config_.cacheMegabytes) * 1'000'000;
    setup.device = plan.device;
    setup.cancel = interrupt_;
    return withKeptFeatures(std::move(task), config_, dataset_, setup);
  }

  ExecutionPlan choosePlan(PreparedTask& task, bool resumes, TrainingObserver& observer) {
    resolved_ = nlohmann::ordered_json::parse(run_.resolved.empty() ? "{}" : run_.resolved);
    const bool chosenBefore = resumes && resolved_.contains("execution");
    auto plan = chosenBefore ? ExecutionPlan::fromJson(resolved_["execution"].dump()) : basicPlan(config_);
    plan.activationCheckpointing = plan.activationCheckpointing || config_.activationCheckpointing;
    applyPlan(plan);
    shrinkToFit(task, config_, plan);
    if (const auto problem = checkResources(resourceNeed(task, config_, plan), plan, workspace_.runFolder(run_.id))) {
      throw Error(*problem);
    }
    if (!chosenBefore) {
      RunProgress tuning;
      tuning.phase = "autotune";
      observer.onProgress(tuning);
      plan = autotune(task, config_, plan);
      applyPlan(plan);
      resolved_.erase("memory");
    }
    resolved_["task"] = nlohmann::ordered_json::parse(task.description());
    return plan;
  }

  /// Tells the run's memory before it begins, once, and lets fewer examples pass at once where it would not suffice.
  void expectMemory(PreparedTask& task, ExecutionPlan& plan, TrainingObserver& observer) {
    if (!resolved_["memory"].contains("estimated")) {
      resolved_["memory"]["estimated"] = fitIntoMemory(task, config_, plan);
    }
    resolved_["execution"] = nlohmann::ordered_json::parse(plan.toJson());
    storeResolved();
    if (plan.microBatch > 0 || plan.activationCheckpointing != config_.activationCheckpointing) {
      const MemoryLadder ladder(config_.batchSize, 1, plan.microBatch, plan.activationCheckpointing);
      observer.onEvent({0, 0, "memory_ladder", ladder.toJson(config_.accumulationSteps)});
    }
  }

  void storeResolved() { runs::setResolved(database_, run_.id, resolved_.dump()); }

  RunResult summarise(const FitResult& fit) {
    RunResult result{
        fit.outcome, run_.id, fit.state.bestEpoch, {}, fit.examplesPerSecond, fit.tokensPerSecond, fit.state.trainedSeconds};
    for (const std::string split : {"validation/", "train/"}) {
      for (const auto& name : metrics::names(database_, run_.id)) {
        if (!name.starts_with(split)) {
          continue;
        }
        for (const auto& point : metrics::series(database_, run_.id, name, fit.state.bestEpoch - 1, 1)) {
          result.values.emplace_back(name.substr(split.size()), point.value);
        }
      }
      if (!result.values.empty()) {
        break;
      }
    }
    return result;
  }

  void recordFailure(const Problem& problem) noexcept {
    try {
      const bool cancelled = problem.code == ErrorCode::Cancelled;
      runs::setStatus(database_, run_.id, cancelled ? RunStatus::Stopped : RunStatus::Failed,
                      cancelled ? std::nullopt : std::optional(problem));
    } catch (const std::exception&) {
      // The store itself has failed (a full disk, say): the lock that is let go tells the rest.
    }
  }

  const Workspace& workspace_;
  RunRecord run_;
  TrainingObserver* alsoTold_;
  const CancelToken& interrupt_;
  Database database_;
  CheckpointStore checkpoints_;
  TrainingConfig config_;
  Dataset dataset_;
  std::string modelHash_;
  nlohmann::ordered_json resolved_;  // RunRecord::resolved
};

}  // namespace

RunResult executeRun(const Workspace& workspace, RowId run, TrainingObserver* alsoTold, const CancelToken& interrupt) {
  const auto lock = takeLock(workspace, readRun(workspace, run));
  lowerPriority();
  return Execution(workspace, readRun(workspace, run), alsoTold, interrupt).carryOut();
}

}  // namespace luthier
