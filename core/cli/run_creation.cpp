// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/run_creation.h"

#include <fmt/format.h>

#include "core/cli/training_events.h"
#include "core/models/model_registry.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"

namespace luthier::cli {

namespace {

std::int64_t parameterCount(const Architecture& architecture) {
  std::int64_t count = 0;
  for (const auto& parameter : architecture.make(architecture.publishedClasses)->parameters()) {
    count += parameter.numel();
  }
  return count;
}

}  // namespace

RunRecord createRun(CliContext& context, const NewRun& run, bool claimed) {
  RunRecord record;
  record.name = run.name;
  record.task = run.task.empty() ? run.dataset.task : run.task;
  record.dataset = run.dataset.id;
  record.model = run.model.id;
  record.configuration = run.configuration.toJson();
  record.sample = run.sample;
  auto& database = context.database();
  Transaction transaction(database);
  record.id = runs::insert(database, record);
  if (claimed) {
    runs::setStatus(database, record.id, RunStatus::Stopped);
  }
  transaction.commit();
  return *runs::find(database, record.id);
}

ModelRecord modelOrArchitecture(CliContext& context, const std::string& reference) {
  const auto* architecture = findArchitecture(reference);
  auto& database = context.existingDatabase();
  if (architecture == nullptr || models::findByName(database, reference)) {
    return context.requireModel(reference);
  }
  ModelRecord model;
  model.name = architecture->id;
  model.architecture = architecture->id;
  model.parameters = parameterCount(*architecture);
  model.inputSize = architecture->preprocessing.imageSize;
  model.classes = architecture->publishedClasses;
  model.preprocessing = architecture->preprocessing.toJson();
  model.origin = "architecture";
  return *models::find(database, models::insert(database, model));
}

RunResult carryOut(CliContext& context, const RunRecord& run) {
  TrainingEvents events(context.reporter(), run);
  events.started();
  const auto result = executeRun(context.workspace(), run.id, &events, context.cancel);
  context.reporter().event(resultEvent(result));
  context.reporter().text(resultText(run, result));
  if (result.outcome == FitOutcome::Interrupted) {
    context.exitCode = ExitCode::Interrupted;
  }
  return result;
}

}  // namespace luthier::cli
