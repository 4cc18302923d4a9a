// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/run_options.h"

namespace luthier::cli {
namespace {

struct TrainOptions {
  std::string run;
  RunOptions described;
  bool queue = false;
};

RunRecord newRun(CliContext& context, const RunOptions& options, bool claimed) {
  if (options.dataset.empty() || options.model.empty()) {
    throw Error(ErrorCode::Usage, {{"detail", "train needs --dataset and --model, or --run"}});
  }
  return createRun(context, describedRun(context, options), claimed);
}

void train(CliContext& context, const TrainOptions& options) {
  if (options.queue) {
    const auto run = newRun(context, options.described, /*claimed=*/false);
    context.reporter().event(
        {{"event", "result"}, {"run", fmt::to_string(run.id)}, {"name", run.name}, {"status", "queued"}});
    context.reporter().text(fmt::format("{} waits; luthier-cli work trains it.", run.name));
    return;
  }
  carryOut(context, options.run.empty() ? newRun(context, options.described, /*claimed=*/true) : context.requireRun(options.run));
}

}  // namespace

void addTrainCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("train", "Fit a model to a dataset, or carry out a run that is queued");
  auto options = std::make_shared<TrainOptions>();
  auto* run = command->add_option("--run", options->run, "Id or name of a run in the queue")->type_name("RUN");
  for (auto* option : addRunOptions(*command, options->described, /*named=*/true)) {
    option->excludes(run);
  }
  command->add_flag("--queue", options->queue, "Put it into the queue, for luthier-cli work, instead of training now")
      ->excludes(run);
  command->callback([&context, options] { train(context, *options); });
}

}  // namespace luthier::cli
