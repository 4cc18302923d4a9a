// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/evaluation_job.h"
#include "core/store/answers_table.h"
#include "core/store/epochs_table.h"
#include "core/training/run_source.h"

namespace luthier::cli {
namespace {

struct Question {
  std::string run, model, dataset;
  std::string split = "test";
};

Split requireSplit(const std::string& name) {
  const auto split = splitFromName(name);
  if (!split) {
    throw Error(ErrorCode::InvalidParameter,
                {{"parameter", "split"}, {"value", name}, {"expected", "train, validation or test"}});
  }
  return *split;
}

/// What the studio shows of a split that training itself never looked at.
void keepResult(CliContext& context, RowId run, std::int64_t epoch, Split split, const EpochResult& result) {
  if (split != Split::Test) {
    return;
  }
  auto& database = context.database();
  Transaction transaction(database);
  if (result.matrix) {
    const auto counts = result.matrix->counts();
    epochs::insertMatrix(
        database, {run, epoch, split, static_cast<std::int64_t>(result.matrix->classes()), {counts.begin(), counts.end()}});
  }
  if (auto predictions = result.predictions) {
    predictions->run = run;
    predictions->epoch = epoch;
    predictions->split = split;
    epochs::insertPredictions(database, *predictions);
  }
  if (!result.answers.empty()) {
    answers::replace(database, run, split, epoch, result.answers);
  }
  transaction.commit();
}

nlohmann::ordered_json matrixRows(const ConfusionMatrix& matrix) {
  auto rows = nlohmann::ordered_json::array();
  for (std::size_t truth = 0; truth < matrix.classes(); ++truth) {
    auto& row = rows.emplace_back(nlohmann::ordered_json::array());
    for (std::size_t prediction = 0; prediction < matrix.classes(); ++prediction) {
      row.push_back(matrix.at(truth, prediction));
    }
  }
  return rows;
}

void tell(CliContext& context, nlohmann::ordered_json event, const Evaluation& evaluation) {
  for (const auto& [name, value] : evaluation.result.values) {
    event[name] = value;
  }
  event["examples"] = evaluation.examples;
  event["seconds"] = evaluation.seconds;
  event["examples_per_second"] = static_cast<double>(evaluation.examples) / evaluation.seconds;
  event["classes"] = evaluation.classes;
  if (evaluation.result.matrix) {
    event["confusion_matrix"] = matrixRows(*evaluation.result.matrix);
  }
  context.reporter().event(event);
  std::vector<std::vector<std::string>> rows;
  for (const auto& [name, value] : evaluation.result.values) {
    rows.push_back({name, fmt::format("{:.4f}", value)});
  }
  rows.push_back({"examples", fmt::to_string(evaluation.examples)});
  context.reporter().table({"metric", "value"}, rows, "");
}

void evaluate(CliContext& context, const Question& question) {
  const Split split = requireSplit(question.split);
  if (!question.run.empty()) {
    const auto run = context.requireRun(question.run);
    const auto best = sourceOfRun(context.workspace(), run);
    const auto evaluation = evaluateRun(context, run, best.source, split);
    keepResult(context, run.id, best.epoch, split, evaluation.result);
    tell(context, {{"event", "result"}, {"run", run.name}, {"epoch", best.epoch}, {"split", question.split}}, evaluation);
    return;
  }
  if (question.model.empty() || question.dataset.empty()) {
    throw Error(ErrorCode::Usage, {{"detail", "evaluate takes a RUN, or --model and --dataset"}});
  }
  const auto evaluation =
      evaluateModel(context, context.requireModel(question.model), context.requireDataset(question.dataset), split);
  tell(context, {{"event", "result"}, {"model", question.model}, {"dataset", question.dataset}, {"split", question.split}},
       evaluation);
}

}  // namespace

void addEvaluateCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("evaluate", "Measure a run's best checkpoint, or a model of the workspace, on a split");
  auto question = std::make_shared<Question>();
  command->add_option("run", question->run, "A run, by id or name");
  command->add_option("--model", question->model, "A model instead of a run");
  command->add_option("--dataset", question->dataset, "The dataset for --model");
  command->add_option("--split", question->split, "train, validation or test")->capture_default_str();
  command->callback([&context, question] { evaluate(context, *question); });
}

}  // namespace luthier::cli
