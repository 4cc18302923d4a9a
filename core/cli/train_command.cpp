// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/run_options.h"

namespace luthier::cli {
namespace {

struct TrainOptions {
  std::string run;
  RunOptions described;
};

RunRecord newRun(CliContext& context, const RunOptions& options) {
  if (options.dataset.empty() || options.model.empty()) {
    throw Error(ErrorCode::Usage, {{"detail", "train needs --dataset and --model, or --run"}});
  }
  return createRun(context, describedRun(context, options), /*claimed=*/true);
}

void train(CliContext& context, const TrainOptions& options) {
  carryOut(context, options.run.empty() ? newRun(context, options.described) : context.requireRun(options.run));
}

}  // namespace

void addTrainCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("train", "Fit a model to a dataset, or carry out a run that is queued");
  auto options = std::make_shared<TrainOptions>();
  auto* run = command->add_option("--run", options->run, "Id or name of a run in the queue")->type_name("RUN");
  for (auto* option : addRunOptions(*command, options->described, /*named=*/true)) {
    option->excludes(run);
  }
  command->callback([&context, options] { train(context, *options); });
}

}  // namespace luthier::cli
