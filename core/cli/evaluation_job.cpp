// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/evaluation_job.h"

#include <fmt/format.h>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/catalogue/model_metadata.h"
#include "core/data/stored_dataset.h"
#include "core/models/model_registry.h"
#include "core/store/models_table.h"
#include "core/tasks/task_registry.h"
#include "core/training/evaluation.h"

namespace luthier::cli {
namespace {

constexpr std::int64_t evaluationBatch = 250;

PreparedEvaluation prepareTask(CliContext& context, const std::string& taskId, RowId dataset, ModelRecord model,
                               std::filesystem::path weights, const TrainingConfig& config) {
  PreparedEvaluation prepared;
  prepared.config = config;
  prepared.dataset = std::make_unique<Dataset>(readStoredDataset(context.database(), dataset));
  TaskContext task;
  task.dataset = prepared.dataset.get();
  if (!model.path.empty()) {
    task.modelPath = context.workspace().folder() / model.path;
  }
  task.model = std::move(model);
  task.weights = std::move(weights);
  task.config = config;
  prepared.task = taskById(taskId).prepare(task);
  return prepared;
}

template <typename Record>
Record required(std::optional<Record> record, const char* kind, RowId id) {
  if (!record) {
    throw Error(ErrorCode::NotFound, {{"kind", kind}, {"name", fmt::to_string(id)}});
  }
  return std::move(*record);
}

Evaluation carryOut(CliContext& context, const PreparedEvaluation& prepared, Split split) {
  const auto total = static_cast<std::int64_t>(prepared.task->batches(split, false).size());
  if (total == 0) {
    throw Error(ErrorCode::NotFound, {{"kind", "example in the split"}, {"name", splitName(split)}});
  }
  const auto plan = basicPlan(prepared.config);
  applyPlan(plan);
  placeModule(prepared.task->module(), plan);
  prepared.task->moveTo(plan.device);
  ThrottledProgress progress(context.reporter().progressCallback());
  const double start = monotonicSeconds();
  auto result = evaluateSplit(*prepared.task, split, evaluationBatch, plan, [&](std::int64_t done) {
    context.cancel.throwIfCancelled();
    progress.report({"evaluate", done, total});
  });
  return {std::move(result), prepared.dataset->record.classes, total, monotonicSeconds() - start};
}

/// A head that answers other classes would be counted wrong in silence.
void requireSameClasses(const ModelRecord& model, const DatasetRecord& dataset) {
  const auto names = classNamesFromJson(model.classNames);
  const auto count = static_cast<std::int64_t>(dataset.classes.size());
  if (model.classes == count && (names.empty() || names == dataset.classes)) {
    return;
  }
  const auto detail = model.classes != count
                          ? fmt::format("its head answers {} classes, the dataset has {}", model.classes, count)
                          : std::string("its classes are not those of the dataset, or not in their order");
  throw Error(ErrorCode::ArchitectureMismatch,
              {{"file", model.name}, {"architecture", model.architecture}, {"detail", detail}});
}

}  // namespace

PreparedEvaluation prepareRun(CliContext& context, const RunRecord& run, const PredictorSource& source) {
  auto& database = context.database();
  const auto config = toTrainingConfig(storedTrainingConfiguration(run.task, run.configuration));
  return prepareTask(context, run.task, run.dataset, required(models::find(database, run.model), "model", run.model),
                     source.weights, config);
}

Evaluation evaluateRun(CliContext& context, const RunRecord& run, const PredictorSource& source, Split split) {
  return carryOut(context, prepareRun(context, run, source), split);
}

Evaluation evaluateModel(CliContext& context, const ModelRecord& model, const DatasetRecord& dataset, Split split) {
  requireSameClasses(model, dataset);
  auto config = toTrainingConfig(Configuration(trainingParameters(dataset.task)));
  config.imageSize = model.inputSize;  // as published, not as the data would suggest
  const auto weights = sourceOfModel(context.workspace(), model).weights;
  return carryOut(context, prepareTask(context, dataset.task, dataset.id, model, weights, config), split);
}

}  // namespace luthier::cli
