// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/cli/cli_context.h"
#include "core/data/dataset.h"
#include "core/tasks/predictor.h"
#include "core/tasks/task.h"

namespace luthier::cli {

/// A dataset, and a network with its task bound to it.
struct PreparedEvaluation {
  std::unique_ptr<Dataset> dataset;  // outlives the task
  std::unique_ptr<PreparedTask> task;
  TrainingConfig config;
};

struct Evaluation {
  EpochResult result;
  std::vector<std::string> classes;
  std::int64_t examples = 0;
  double seconds = 0.0;
};

/// The run's data and settings with the weights of `source`.
[[nodiscard]] PreparedEvaluation prepareRun(CliContext& context, const RunRecord& run, const PredictorSource& source);

/// Both report progress in the phase "evaluate" and can be cancelled. Throw Error{NotFound} for a split without examples,
/// FileMoved, FileChanged, ArchitectureMismatch where the model's classes are not the dataset's.
[[nodiscard]] Evaluation evaluateRun(CliContext& context, const RunRecord& run, const PredictorSource& source, Split split);
[[nodiscard]] Evaluation evaluateModel(CliContext& context, const ModelRecord& model, const DatasetRecord& dataset,
                                       Split split);

}  // namespace luthier::cli
