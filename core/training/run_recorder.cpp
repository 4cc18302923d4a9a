// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/run_recorder.h"

#include <algorithm>
#include <utility>

#include "core/config/training_parameters.h"
#include "core/store/answers_table.h"
#include "core/store/checkpoints_table.h"
#include "core/store/commands_table.h"
#include "core/store/epochs_table.h"
#include "core/store/run_events_table.h"
#include "core/store/runs_table.h"

namespace luthier {

void addEpochsToConfiguration(Database& database, RowId run, std::int64_t epochs) {
  const auto record = runs::find(database, run);
  if (!record) {
    return;
  }
  auto configuration = storedTrainingConfiguration(record->task, record->configuration);
  configuration.set("epochs", configuration.integer("epochs") + epochs);
  runs::setConfiguration(database, run, configuration.toJson());
}

RunRecorder::RunRecorder(const Workspace& workspace, RowId run) : run_(run), queue_(workspace.databaseFile()) {}

void RunRecorder::onStatus(RunStatus status) {
  queue_.push([run = run_, status](Database& database) { runs::setStatus(database, run, status); });
}

void RunRecorder::onProgress(const RunProgress& progress) {
  queue_.push([run = run_, progress = progress](Database& database) mutable {
    progress.run = run;
    runs::setProgress(database, progress);
  });
}

void RunRecorder::onSteps(std::span<const StepReport> steps) {
  std::vector<metrics::Row> rows;
  rows.reserve(steps.size() * 2);
  for (const auto& step : steps) {
    rows.push_back({"step/loss", {step.step, step.loss, step.seconds}});
    rows.push_back({"step/learning_rate", {step.step, step.learningRate, step.seconds}});
  }
  queue_.push([run = run_, rows = std::move(rows)](Database& database) { metrics::insert(database, run, rows); });
}

void RunRecorder::onEpoch(const EpochReport& report) {
  recordSplit(report, Split::Train, report.train);
  recordSplit(report, Split::Validation, report.validation);
}

void RunRecorder::recordSplit(const EpochReport& report, Split split, const EpochResult& result) {
  std::vector<metrics::Row> rows;
  for (const auto& [name, value] : result.values) {
    rows.push_back({std::string(splitName(split)) + "/" + name, {report.epoch, value, report.seconds}});
  }
  queue_.push(
      [run = run_, epoch = report.epoch, split, best = report.best, rows = std::move(rows), result](Database& database) {
        metrics::insert(database, run, rows);
        if (result.matrix) {
          const auto counts = result.matrix->counts();
          epochs::insertMatrix(
              database,
              {run, epoch, split, static_cast<std::int64_t>(result.matrix->classes()), {counts.begin(), counts.end()}});
        }
        if (result.predictions) {
          auto predictions = *result.predictions;
          predictions.run = run;
          predictions.epoch = epoch;
          predictions.split = split;
          epochs::insertPredictions(database, predictions);
        }
        if (best && !result.answers.empty()) {
          answers::replace(database, run, split, epoch, result.answers);
        }
      });
}

void RunRecorder::onCheckpoint(const CheckpointRecord& checkpoint) {
  queue_.push([run = run_, checkpoint = checkpoint](Database& database) mutable {
    checkpoint.run = run;
    checkpoints::put(database, checkpoint);
  });
}

void RunRecorder::onEpochsAdded(std::int64_t epochs) {
  queue_.push([run = run_, epochs](Database& database) { addEpochsToConfiguration(database, run, epochs); });
}

void RunRecorder::onEvent(const RunEvent& event) {
  queue_.push([run = run_, event = event](Database& database) mutable {
    const auto known = run_events::list(database, run);
    const auto same = [&](const RunEvent& other) { return other.kind == event.kind && other.details == event.details; };
    if (std::ranges::none_of(known, same)) {
      event.run = run;
      run_events::append(database, event);
    }
  });
}

void RunRecorder::flush() { queue_.flush(); }

std::vector<RunCommand> RunRecorder::take() {
  if (!asking_.exchange(true)) {
    queue_.push([this](Database& database) {
      if (commands::anyWaiting(database, run_)) {
        auto taken = commands::take(database, run_);
        const std::lock_guard lock(mutex_);
        arrived_.insert(arrived_.end(), taken.begin(), taken.end());
      }
      asking_ = false;
    });
  }
  const std::lock_guard lock(mutex_);
  return std::exchange(arrived_, {});
}

}  // namespace luthier
