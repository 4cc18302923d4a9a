// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <filesystem>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/run_subcommands.h"
#include "core/cli/run_summary.h"
#include "core/store/checkpoints_table.h"
#include "core/store/datasets_table.h"
#include "core/store/runs_table.h"

namespace luthier::cli {
namespace {

nlohmann::ordered_json parsedOrNull(const std::string& json) {
  return json.empty() ? nlohmann::ordered_json() : parseForeignJson(json, ErrorCode::StoreDamaged);
}

nlohmann::ordered_json toJson(const RunSummary& summary) {
  const RunRecord& run = summary.run;
  return {{"event", "run"},
          {"run", fmt::to_string(run.id)},
          {"name", run.name},
          {"status", runStatusName(run.status)},
          {"dataset", summary.datasetName},
          {"model", summary.modelName},
          {"created_at", run.createdAt},
          {"started_at", run.startedAt},
          {"ended_at", run.endedAt},
          {"failure", run.failure ? problemToJson(*run.failure) : nlohmann::ordered_json()},
          {"tags", summary.tags},
          {"metrics", summary.metrics}};
}

void list(CliContext& context) {
  std::vector<std::vector<std::string>> rows;
  for (const RunSummary& summary : summarise(context.existingDatabase())) {
    context.reporter().event(toJson(summary));
    rows.push_back({fmt::to_string(summary.run.id), summary.run.name, runStatusName(summary.run.status), summary.datasetName,
                    summary.modelName, metricText(summary, "validation/accuracy"),
                    metricText(summary, "validation/macro_f1"), metricText(summary, "validation/loss"),
                    fmt::format("{}", fmt::join(summary.tags, ", "))});
  }
  context.reporter().table({"id", "name", "status", "dataset", "model", "accuracy", "macro F1", "loss", "tags"}, rows,
                           "No runs yet; luthier-cli train --dataset NAME --model NAME starts one.");
}

RunSummary summaryOf(CliContext& context, const RunRecord& run) {
  for (RunSummary& summary : summarise(context.database())) {
    if (summary.run.id == run.id) {
      return std::move(summary);
    }
  }
  throw Error(ErrorCode::NotFound, {{"kind", "run"}, {"name", run.name}});
}

void show(CliContext& context, const std::string& reference) {
  const RunRecord run = context.requireRun(reference);
  const RunSummary summary = summaryOf(context, run);
  nlohmann::ordered_json json = toJson(summary);
  json["configuration"] = parsedOrNull(run.configuration);
  json["resolved"] = parsedOrNull(run.resolved);
  json["note"] = runs::note(context.database(), run.id);
  for (const CheckpointRecord& checkpoint : checkpoints::list(context.database(), run.id)) {
    json["checkpoints"].push_back({{"kind", checkpoint.kind}, {"epoch", checkpoint.epoch}, {"path", checkpoint.path}});
  }
  context.reporter().event(json);
  json.erase("event");
  context.reporter().text(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  if (run.failure) {
    context.reporter().text(englishMessage(*run.failure));
  }
}

/// Keeps every worker away from the run while it is deleted; nothing where the run never had a folder.
std::unique_ptr<FileLock> lockForDeletion(CliContext& context, const RunRecord& run) {
  if (!std::filesystem::exists(context.workspace().runFolder(run.id))) {
    return nullptr;
  }
  const auto file = context.workspace().runLock(run.id);
  auto lock = FileLock::tryAcquire(file);
  if (!lock) {
    throw Error(ErrorCode::RunOwned, {{"run", run.name}, {"owner", FileLock::owner(file)}});
  }
  return lock;
}

/// Rows first, in one transaction: a folder without a row is only wasted space, a row without its folder a broken run.
void remove(CliContext& context, const std::vector<std::string>& references) {
  for (const std::string& reference : references) {
    const RunRecord run = context.requireRun(reference);
    const auto lock = lockForDeletion(context, run);
    Transaction transaction(context.database());
    runs::remove(context.database(), run.id);
    context.audit("delete-run", run.name);
    transaction.commit();
    std::filesystem::remove_all(context.workspace().runFolder(run.id));
    context.reporter().event({{"event", "result"}, {"run", fmt::to_string(run.id)}, {"deleted", true}});
    context.reporter().text(fmt::format("{} is deleted.", run.name));
  }
}

}  // namespace

void addRunsCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("runs", "List, show, order, prune or delete runs");
  command->require_subcommand(1);
  command->add_subcommand("list", "All runs with their last values")->callback([&context] { list(context); });
  auto references = std::make_shared<std::vector<std::string>>();
  auto* showing = command->add_subcommand("show", "One run in full");
  showing->add_option("run", *references, "Id or name of the run")->required()->expected(1)->type_name("RUN");
  showing->callback([&context, references] { show(context, references->front()); });
  auto* deleting = command->add_subcommand("delete", "Delete runs with their checkpoints");
  deleting->add_option("run", *references, "Ids or names of the runs")->required()->type_name("RUN");
  deleting->callback([&context, references] { remove(context, *references); });
  addQueueSubcommands(*command, context);
  addStorageSubcommands(*command, context);
}

}  // namespace luthier::cli
