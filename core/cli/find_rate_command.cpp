// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/run_options.h"
#include "core/config/training_parameters.h"
#include "core/data/stored_dataset.h"
#include "core/training/memory_probe.h"
#include "core/training/process.h"
#include "core/training/rate_finder.h"
#include "core/training/task_preparation.h"

namespace luthier::cli {
namespace {

struct FindRateOptions {
  RunOptions described;
  RateSweepOptions sweep;
};

nlohmann::ordered_json sweepEvent(const RateSweep& sweep) {
  auto points = nlohmann::ordered_json::array();
  for (const auto& point : sweep.points) {
    points.push_back({{"rate", point.rate}, {"loss", point.loss}, {"smoothed", point.smoothed}});
  }
  nlohmann::ordered_json json{{"event", "result"}, {"points", std::move(points)}, {"suggestion", nullptr}};
  if (sweep.suggestion) {
    json["suggestion"] = *sweep.suggestion;
  }
  return json;
}

void reportSweep(Reporter& reporter, const RateSweep& sweep) {
  reporter.event(sweepEvent(sweep));
  std::vector<std::vector<std::string>> rows;
  const auto step = std::max<std::size_t>(1, sweep.points.size() / 20);
  for (std::size_t i = 0; i < sweep.points.size(); i += step) {
    const auto& point = sweep.points[i];
    rows.push_back(
        {fmt::format("{:.2e}", point.rate), fmt::format("{:.4f}", point.loss), fmt::format("{:.4f}", point.smoothed)});
  }
  reporter.table({"rate", "loss", "smoothed"}, rows, "No step was made.");
  reporter.text(sweep.suggestion ? fmt::format("Suggestion: --set learning_rate={:.2g} (where the loss falls most steeply)",
                                               *sweep.suggestion)
                                 : "The loss never fell: no suggestion.");
}

void findRateFor(CliContext& context, const FindRateOptions& options) {
  auto run = describedRun(context, options.described);
  const auto config = toTrainingConfig(run.configuration);
  auto plan = basicPlan(config);
  applyPlan(plan);
  lowerPriority();
  const auto dataset = readStoredDataset(context.existingDatabase(), run.dataset.id);
  const auto task = prepareTask(context.workspace(), run.task, dataset, run.model, config);
  (void)fitIntoMemory(*task, config, plan);
  reportSweep(context.reporter(),
              findRate(*task, config, plan, options.sweep, context.reporter().progressCallback(), context.cancel));
}

}  // namespace

void addFindRateCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("find-rate", "Try rising learning rates for a few steps, and suggest one");
  auto options = std::make_shared<FindRateOptions>();
  const auto described = addRunOptions(*command, options->described, /*named=*/false);
  described[0]->required();
  described[1]->required();
  command->add_option("--steps", options->sweep.steps, "How many rates are tried")
      ->check(CLI::Range(10, 10000))
      ->type_name("N");
  command->add_option("--from", options->sweep.lowest, "The lowest rate")->check(CLI::Range(1e-12, 1.0))->type_name("RATE");
  command->add_option("--to", options->sweep.highest, "The highest rate")->check(CLI::Range(1e-9, 1e4))->type_name("RATE");
  command->callback([&context, options] { findRateFor(context, *options); });
}

}  // namespace luthier::cli
