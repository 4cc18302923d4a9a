// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "core/base/files.h"
#include "core/cli/cli_context.h"
#include "core/cli/run_subcommands.h"
#include "core/store/checkpoints_table.h"
#include "core/store/run_disk.h"
#include "core/store/run_events_table.h"
#include "core/store/runs_table.h"
#include "core/training/checkpoint_pruning.h"

namespace luthier::cli {
namespace {

std::string megabytes(std::int64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

void showDisk(CliContext& context) {
  std::vector<std::vector<std::string>> rows;
  RunDisk all;
  for (const RunRecord& run : runs::list(context.existingDatabase())) {
    const auto disk = diskOfRun(context.workspace(), run.id);
    all.best += disk.best;
    all.last += disk.last;
    all.other += disk.other;
    context.reporter().event({{"event", "run"},
                              {"run", fmt::to_string(run.id)},
                              {"name", run.name},
                              {"bytes", disk.total()},
                              {"best", disk.best},
                              {"last", disk.last},
                              {"other", disk.other}});
    rows.push_back({fmt::to_string(run.id), run.name, megabytes(disk.total()), megabytes(disk.best), megabytes(disk.last),
                    megabytes(disk.other)});
  }
  const auto store = bytesBelow(context.workspace().databaseFile());
  context.reporter().event({{"event", "result"}, {"bytes", all.total()}, {"store", store}});
  context.reporter().table({"id", "run", "all", "best", "last", "other"}, rows, "No runs yet.");
  context.reporter().text(fmt::format("Runs: {}; workspace.luthier: {}", megabytes(all.total()), megabytes(store)));
}

struct PruneOptions {
  std::vector<std::string> references;
  std::string keep = "both";
  bool dryRun = false;
};

KeptCheckpoints keptBy(const std::string& name) {
  return name == "best" ? KeptCheckpoints::Best : name == "last" ? KeptCheckpoints::Last : KeptCheckpoints::Both;
}

/// A run that has not come to its end needs its last checkpoint to go on.
KeptCheckpoints keptOf(const RunRecord& run, KeptCheckpoints wanted) {
  return wanted == KeptCheckpoints::Best && run.status != RunStatus::Done ? KeptCheckpoints::Both : wanted;
}

/// The rows go first: a folder without a row is only wasted space.
void removeCheckpoints(CliContext& context, const RunRecord& run, const PruningPlan& plan) {
  Transaction transaction(context.database());
  if (plan.removesLast) {
    checkpoints::remove(context.database(), run.id, "last");
    run_events::append(context.database(), {run.id, 0, "pruned", R"({"kept":"best"})"});
  }
  if (plan.removesBest) {
    checkpoints::remove(context.database(), run.id, "best");
  }
  context.audit("prune-run", run.name, fmt::format(R"({{"bytes":{}}})", plan.bytes));
  transaction.commit();
  prune(plan);
}

std::int64_t pruneRun(CliContext& context, const RunRecord& run, const PruneOptions& options) {
  const auto folder = context.workspace().runFolder(run.id);
  if (!std::filesystem::exists(folder / "checkpoints")) {
    return 0;
  }
  const auto lock = FileLock::tryAcquire(context.workspace().runLock(run.id));
  if (!lock) {
    throw Error(ErrorCode::RunOwned, {{"run", run.name}, {"owner", FileLock::owner(context.workspace().runLock(run.id))}});
  }
  const auto plan = planPruning(folder, keptOf(run, keptBy(options.keep)));
  if (!options.dryRun && !plan.folders.empty()) {
    removeCheckpoints(context, run, plan);
  }
  context.reporter().event({{"event", "run"}, {"run", fmt::to_string(run.id)}, {"name", run.name}, {"bytes", plan.bytes}});
  if (plan.bytes > 0) {
    context.reporter().text(fmt::format("{}: {}", run.name, megabytes(plan.bytes)));
  }
  return plan.bytes;
}

/// Named runs must be free to prune; of all runs, those at work and those with damaged checkpoints are passed over and named.
void pruneRuns(CliContext& context, const PruneOptions& options) {
  std::vector<RunRecord> chosen;
  for (const auto& reference : options.references) {
    chosen.push_back(context.requireRun(reference));
  }
  const bool all = chosen.empty();
  if (all) {
    chosen = runs::list(context.existingDatabase());
  }
  std::int64_t bytes = 0;
  std::int64_t passedOver = 0;
  for (const RunRecord& run : chosen) {
    try {
      bytes += pruneRun(context, run, options);
    } catch (const Error& error) {
      const bool ofThisRun = error.code() == ErrorCode::RunOwned || error.code() == ErrorCode::CheckpointDamaged;
      if (!all || !ofThisRun) {
        throw;
      }
      ++passedOver;
      context.reporter().text("note: " + englishCause(error.problem()));
    }
  }
  context.reporter().event(
      {{"event", "result"}, {"bytes", bytes}, {"passed_over", passedOver}, {"carried_out", !options.dryRun}});
  context.reporter().text(fmt::format("{}: {}", options.dryRun ? "Would free" : "Freed", megabytes(bytes)));
}

}  // namespace

void addStorageSubcommands(CLI::App& runs, CliContext& context) {
  runs.add_subcommand("disk", "What the runs take on the disk")->callback([&context] { showDisk(context); });

  auto options = std::make_shared<PruneOptions>();
  auto* pruning = runs.add_subcommand("prune", "Remove checkpoints that are not needed any more");
  pruning->add_option("run", options->references, "Ids or names of the runs; all where none is named")->type_name("RUN");
  pruning
      ->add_option("--keep", options->keep,
                   "both: the best and the last; best: of runs that are done only the best, so that they cannot be trained "
                   "further; last: only the last")
      ->type_name("WHICH")
      ->check(CLI::IsMember({"both", "best", "last"}));
  pruning->add_flag("--dry-run", options->dryRun, "Only tell how much would be freed");
  pruning->callback([&context, options] { pruneRuns(context, *options); });
}

}  // namespace luthier::cli
