// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/run_options.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "core/base/files.h"
#include "core/config/method_rate.h"
#include "core/config/task_description.h"
#include "core/config/training_advice.h"
#include "core/config/training_parameters.h"

namespace luthier::cli {
namespace {

Configuration configurationOf(const RunOptions& options, const std::string& task) {
  Configuration configuration(trainingParameters(task));
  try {
    if (!options.configuration.empty()) {
      configuration = Configuration::fromJson(trainingParameters(task), readTextFile(options.configuration));
    }
    applySettings(configuration, options.settings);
    if (options.configuration.empty()) {
      followMethod(configuration, "full");
      applySettings(configuration, options.settings);  // a rate that was asked for stands, the usual one too
    }
  } catch (const Error& error) {
    if (error.code() == ErrorCode::UnknownParameter) {
      requireForTask(error.problem().arguments.at("parameter"), task);
    }
    throw;
  }
  return configuration;
}

/// The dataset's own task, or one that any dataset of its kind serves.
std::string taskOf(const RunOptions& options, const DatasetRecord& dataset) {
  if (options.task.empty() || options.task == dataset.task) {
    return dataset.task;
  }
  const auto& wanted = taskDescription(options.task);
  const auto* own = findTaskDescription(dataset.task);
  if (!wanted.needsNoTargets() || own == nullptr || own->examples != wanted.examples) {
    throw Error(ErrorCode::InvalidParameter, {{"parameter", "task"}, {"value", options.task}, {"expected", dataset.task}});
  }
  return wanted.id;
}

void mentionProblems(CliContext& context, const Configuration& configuration) {
  for (const auto& problem : checkTrainingConfiguration(configuration)) {
    context.reporter().text("note: " + englishMessage(problem.problem));
  }
  for (const auto& advice : adviseOnTraining(configuration, thisMachine())) {
    context.reporter().text(
        fmt::format("note: {} Better: --set {}={}.", advice.text, advice.parameter, toText(advice.better)));
  }
}

}  // namespace

std::vector<CLI::Option*> addRunOptions(CLI::App& command, RunOptions& options, bool named) {
  std::vector<CLI::Option*> all{
      command.add_option("--dataset", options.dataset, "Name of the dataset")->type_name("N"),
      command.add_option("--model", options.model, "Name of the model, or an architecture with random weights")
          ->type_name("M"),
      command.add_option("--task", options.task, "Another task than the dataset's own: masked_language_modeling")
          ->type_name("TASK")};
  if (named) {
    all.push_back(command.add_option("--name", options.name, "Name of the new run")->type_name("NAME"));
  }
  all.push_back(command.add_option("--config", options.configuration, "JSON file with settings")->type_name("FILE"));
  all.push_back(
      command.add_option("--set", options.settings, "Settings of the training, such as epochs=5")->type_name("KEY=VALUE"));
  return all;
}

NewRun describedRun(CliContext& context, const RunOptions& options) {
  NewRun run;
  run.name = options.name;
  run.dataset = context.requireDataset(options.dataset);
  run.task = taskOf(options, run.dataset);
  run.configuration = configurationOf(options, run.task);
  mentionProblems(context, run.configuration);
  run.model = modelOrArchitecture(context, options.model);
  return run;
}

}  // namespace luthier::cli
