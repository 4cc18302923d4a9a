// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "core/base/files.h"
#include "core/cli/child_process.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/store/runs_table.h"
#include "core/store/vanished_runs.h"
#include "core/training/process.h"

namespace luthier::cli {
namespace {

/// Trains one queued run in a process of its own: what it does to memory and drivers ends with it.
void trainInChild(CliContext& context, const RunRecord& run) {
  const auto& workspace = context.workspace();
  std::filesystem::create_directories(workspace.runFolder(run.id));
  context.reporter().event({{"event", "started"}, {"run", fmt::to_string(run.id)}, {"name", run.name}});
  context.reporter().text(fmt::format("Run {} ({})", run.id, run.name));
  const int status =
      runSelf({"--workspace", workspace.folder().string(), "train", "--run", fmt::to_string(run.id), "--json"},
              trainingEnvironment(), workspace.runLog(run.id), context.cancel);
  auto& database = context.database();
  markVanishedRuns(database, workspace);
  auto after = runs::find(database, run.id);
  if (after && after->status == RunStatus::Queued) {
    // It ended before it could say why; left in the queue it would be tried forever.
    runs::setStatus(database, run.id, RunStatus::Failed, Problem{ErrorCode::WorkerVanished, {{"run", run.name}}});
    after = runs::find(database, run.id);
  }
  const char* now = after ? runStatusName(after->status) : "deleted";
  context.reporter().event({{"event", "finished"}, {"run", fmt::to_string(run.id)}, {"status", now}, {"exit_code", status}});
  context.reporter().text(fmt::format("Run {} ({}): {}", run.id, run.name, now));
}

std::int64_t emptyQueue(CliContext& context) {
  const auto lock = FileLock::tryAcquire(context.workspace().queueLock());
  if (!lock) {
    context.reporter().text("Another worker is at the queue already.");
    return 0;
  }
  auto& database = context.database();
  markVanishedRuns(database, context.workspace());
  std::int64_t trained = 0;
  while (!context.cancel.cancelled()) {
    const auto run = runs::nextQueued(database);
    if (!run) {
      break;
    }
    trainInChild(context, *run);
    ++trained;
  }
  return trained;
}

void work(CliContext& context) {
  (void)context.existingDatabase();
  std::int64_t all = 0;
  // A run may be queued by somebody who still saw the lock held in the moment before it was let go: look once more.
  for (std::int64_t trained = 1; trained > 0 && !context.cancel.cancelled();) {
    trained = emptyQueue(context);
    all += trained;
  }
  context.reporter().event({{"event", "result"}, {"runs", all}});
  context.reporter().text(fmt::format("The queue is empty; runs trained: {}.", all));
  if (context.cancel.cancelled()) {
    context.exitCode = ExitCode::Interrupted;
  }
}

}  // namespace

void addWorkCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("work", "Train the queued runs one after another");
  command->callback([&context] { work(context); });
}

}  // namespace luthier::cli
