// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>

#include "core/base/files.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/config/training_parameters.h"
#include "core/store/checkpoints_table.h"
#include "core/store/commands_table.h"
#include "core/store/run_events_table.h"
#include "core/store/runs_table.h"

namespace luthier::cli {
namespace {

struct ControlOptions {
  std::string run;
  std::int64_t epochs = 0;
};

bool isOwned(CliContext& context, const RunRecord& run) { return FileLock::isHeld(context.workspace().runLock(run.id)); }

/// Raises the epochs in the run's configuration and queues it again, to go on from its last checkpoint.
void queueMoreEpochs(CliContext& context, const RunRecord& run, std::int64_t more) {
  const bool pruned = std::ranges::any_of(run_events::list(context.database(), run.id),
                                          [](const RunEvent& event) { return event.kind == "pruned"; });
  if (pruned && !checkpoints::find(context.database(), run.id, "last")) {
    throw Error(ErrorCode::RunNotResumable, {{"run", run.name}});
  }
  Configuration configuration = storedTrainingConfiguration(run.task, run.configuration);
  configuration.set("epochs", configuration.integer("epochs") + more);
  Transaction transaction(context.database());
  runs::setConfiguration(context.database(), run.id, configuration.toJson());
  runs::setStatus(context.database(), run.id, RunStatus::Queued);
  runs::moveInQueue(context.database(), run.id, 1);
  transaction.commit();
}

/// A run that nobody works on has no one to read a command: what was asked is done here, where it can be.
bool handleWithoutWorker(CliContext& context, const RunRecord& run, RunCommandKind kind, std::int64_t argument) {
  const bool waiting = run.status == RunStatus::Queued || run.status == RunStatus::Paused;
  if (kind == RunCommandKind::MoreEpochs) {
    queueMoreEpochs(context, run, argument);
    return true;
  }
  if ((kind == RunCommandKind::Stop || kind == RunCommandKind::KeepBest) && waiting) {
    runs::setStatus(context.database(), run.id, RunStatus::Stopped);
    return true;
  }
  return false;
}

void control(CliContext& context, RunCommandKind kind, const ControlOptions& options) {
  const RunRecord run = context.requireRun(options.run);
  if (isOwned(context, run)) {
    commands::insert(context.database(), run.id, kind, options.epochs);
  } else if (!handleWithoutWorker(context, run, kind, options.epochs)) {
    throw Error(ErrorCode::RunNotRunning, {{"run", run.name}, {"status", runStatusName(run.status)}});
  }
  const char* name = runCommandName(kind);
  context.reporter().event({{"event", "result"}, {"run", fmt::to_string(run.id)}, {"command", name}});
  context.reporter().text(fmt::format("{}: {}", run.name, name));
}

void addControl(CLI::App& app, CliContext& context, RunCommandKind kind, const char* help) {
  auto* command = app.add_subcommand(runCommandName(kind), help);
  auto options = std::make_shared<ControlOptions>();
  command->add_option("run", options->run, "Id or name of the run")->required()->type_name("RUN");
  if (kind == RunCommandKind::MoreEpochs) {
    command->add_option("epochs", options->epochs, "How many epochs to add")
        ->required()
        ->type_name("N")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{10000}));
  }
  command->callback([&context, kind, options] { control(context, kind, *options); });
}

}  // namespace

void addControlCommands(CLI::App& app, CliContext& context) {
  addControl(app, context, RunCommandKind::Pause, "Let a running run rest");
  addControl(app, context, RunCommandKind::Continue, "Let a paused run go on");
  addControl(app, context, RunCommandKind::Stop, "End a run; it can be resumed");
  addControl(app, context, RunCommandKind::KeepBest, "End a run with its best checkpoint");
  addControl(app, context, RunCommandKind::MoreEpochs, "Let a run train for more epochs");
}

}  // namespace luthier::cli
