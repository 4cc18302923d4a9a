// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/run_creation.h"
#include "core/config/method_rate.h"
#include "core/config/task_description.h"
#include "core/config/training_parameters.h"

namespace luthier::cli {
namespace {

struct TrainOptions {
  std::string run;
  std::string dataset;
  std::string model;
  std::string task;
  std::string name;
  std::filesystem::path configuration;
  std::vector<std::string> settings;
};

Configuration configurationOf(const TrainOptions& options, const std::string& task) {
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
std::string taskOf(const TrainOptions& options, const DatasetRecord& dataset) {
  if (options.task.empty() || options.task == dataset.task) {
    return dataset.task;
  }
  const auto& wanted = taskDescription(options.task);
  const auto* own = findTaskDescription(dataset.task);
  if (!wanted.needsNoTargets || own == nullptr || own->examples != wanted.examples) {
    throw Error(ErrorCode::InvalidParameter, {{"parameter", "task"}, {"value", options.task}, {"expected", dataset.task}});
  }
  return wanted.id;
}

void mentionProblems(CliContext& context, const Configuration& configuration) {
  for (const auto& problem : checkTrainingConfiguration(configuration)) {
    context.reporter().text("note: " + englishMessage(problem.problem));
  }
}

RunRecord newRun(CliContext& context, const TrainOptions& options) {
  if (options.dataset.empty() || options.model.empty()) {
    throw Error(ErrorCode::Usage, {{"detail", "train needs --dataset and --model, or --run"}});
  }
  NewRun run;
  run.name = options.name;
  run.dataset = context.requireDataset(options.dataset);
  run.task = taskOf(options, run.dataset);
  run.configuration = configurationOf(options, run.task);
  mentionProblems(context, run.configuration);
  run.model = modelOrArchitecture(context, options.model);
  return createRun(context, run, /*claimed=*/true);
}

void train(CliContext& context, const TrainOptions& options) {
  carryOut(context, options.run.empty() ? newRun(context, options) : context.requireRun(options.run));
}

}  // namespace

void addTrainCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("train", "Fit a model to a dataset, or carry out a run that is queued");
  auto options = std::make_shared<TrainOptions>();
  auto* run = command->add_option("--run", options->run, "Id or name of a run in the queue")->type_name("RUN");
  const auto only = [&](CLI::Option* option) { option->excludes(run); };
  only(command->add_option("--dataset", options->dataset, "Name of the dataset")->type_name("N"));
  only(command->add_option("--model", options->model, "Name of the model, or an architecture with random weights")
           ->type_name("M"));
  only(command->add_option("--task", options->task, "Another task than the dataset's own: masked_language_modeling")
           ->type_name("TASK"));
  only(command->add_option("--name", options->name, "Name of the new run")->type_name("NAME"));
  only(command->add_option("--config", options->configuration, "JSON file with settings")->type_name("FILE"));
  only(
      command->add_option("--set", options->settings, "Settings of the training, such as epochs=5")->type_name("KEY=VALUE"));
  command->callback([&context, options] { train(context, *options); });
}

}  // namespace luthier::cli
