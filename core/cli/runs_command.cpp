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
#include "core/store/run_removal.h"
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
          {"archived", run.archivedAt != 0},
          {"trashed", run.trashedAt != 0},
          {"failure", run.failure ? problemToJson(*run.failure) : nlohmann::ordered_json()},
          {"tags", summary.tags},
          {"metrics", summary.metrics}};
}

/// Which runs a list shows.
struct Wanted {
  bool archived = false;  // those too
  bool trash = false;     // those in the trash instead

  [[nodiscard]] bool holds(const RunRecord& run) const {
    return (run.trashedAt != 0) == trash && (trash || archived || run.archivedAt == 0);
  }
};

void list(CliContext& context, const Wanted& wanted) {
  std::vector<std::vector<std::string>> rows;
  for (const RunSummary& summary : summarise(context.existingDatabase())) {
    if (!wanted.holds(summary.run)) {
      continue;
    }
    context.reporter().event(toJson(summary));
    rows.push_back({fmt::to_string(summary.run.id), summary.run.name, runStatusName(summary.run.status), summary.datasetName,
                    summary.modelName, metricText(summary, "validation/accuracy"),
                    metricText(summary, "validation/macro_f1"), metricText(summary, "validation/loss"),
                    fmt::format("{}", fmt::join(summary.tags, ", "))});
  }
  context.reporter().table(
      {"id", "name", "status", "dataset", "model", "accuracy", "macro F1", "loss", "tags"}, rows,
      wanted.trash ? "The trash is empty." : "No runs yet; luthier-cli train --dataset NAME --model NAME starts one.");
}

void show(CliContext& context, const std::string& reference) {
  const RunRecord run = context.requireRun(reference);
  const RunSummary summary = summarise(context.database(), {run}).front();
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

void remove(CliContext& context, const std::vector<std::string>& references) {
  for (const std::string& reference : references) {
    const RunRecord run = context.requireRun(reference);
    removeRunForGood(context.database(), context.workspace(), run, "cli");
    context.reporter().event({{"event", "result"}, {"run", fmt::to_string(run.id)}, {"deleted", true}});
    context.reporter().text(fmt::format("{} is deleted.", run.name));
  }
}

void requireRest(CliContext& context, const RunRecord& run) {
  if (run.status == RunStatus::Running || run.status == RunStatus::Paused) {
    const std::string owner = FileLock::owner(context.workspace().runLock(run.id));
    throw Error(ErrorCode::RunOwned, {{"run", run.name}, {"owner", owner}});
  }
}

/// Into the trash or the archive, or out of it.
struct Move {
  const char* name;
  const char* help;
  const char* field;  // of the result
  bool in;
  void (*apply)(Database&, RowId, bool);
  const char* said;
};

constexpr Move moves[] = {
    {"trash", "Put runs into the trash; everything of them stays until it is emptied", "trashed", true, runs::setTrashed,
     "{} is in the trash."},
    {"restore", "Take runs out of the trash", "trashed", false, runs::setTrashed, "{} is back."},
    {"archive", "Put runs away, out of the usual list", "archived", true, runs::setArchived, "{} is archived."},
    {"unarchive", "Take runs out of the archive", "archived", false, runs::setArchived, "{} is back."},
};

void move(CliContext& context, const Move& wanted, const std::vector<std::string>& references) {
  for (const std::string& reference : references) {
    const RunRecord run = context.requireRun(reference);
    if (wanted.apply == runs::setTrashed && wanted.in) {
      requireRest(context, run);
    }
    wanted.apply(context.database(), run.id, wanted.in);
    context.audit(std::string(wanted.name) + "-run", run.name);
    context.reporter().event({{"event", "result"}, {"run", fmt::to_string(run.id)}, {wanted.field, wanted.in}});
    context.reporter().text(fmt::format(fmt::runtime(wanted.said), run.name));
  }
}

void emptyTrash(CliContext& context) {
  std::int64_t deleted = 0;
  for (const RunRecord& run : runs::list(context.existingDatabase())) {
    if (run.trashedAt != 0) {
      removeRunForGood(context.database(), context.workspace(), run, "cli");
      ++deleted;
    }
  }
  context.reporter().event({{"event", "result"}, {"deleted", deleted}});
  context.reporter().text(deleted == 0   ? "The trash was empty."
                          : deleted == 1 ? "1 run is deleted."
                                         : fmt::format("{} runs are deleted.", deleted));
}

}  // namespace

void addRunsCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("runs", "List, show, order, put away, prune or delete runs");
  command->require_subcommand(1);
  auto wanted = std::make_shared<Wanted>();
  auto* listing = command->add_subcommand("list", "All runs with their last values");
  listing->add_flag("--archived", wanted->archived, "Archived runs too");
  listing->add_flag("--trash", wanted->trash, "What is in the trash instead");
  listing->callback([&context, wanted] { list(context, *wanted); });
  auto references = std::make_shared<std::vector<std::string>>();
  auto* showing = command->add_subcommand("show", "One run in full");
  showing->add_option("run", *references, "Id or name of the run")->required()->expected(1)->type_name("RUN");
  showing->callback([&context, references] { show(context, references->front()); });
  for (const Move& each : moves) {
    auto* moving = command->add_subcommand(each.name, each.help);
    moving->add_option("run", *references, "Ids or names of the runs")->required()->type_name("RUN");
    moving->callback([&context, references, &each] { move(context, each, *references); });
  }
  command->add_subcommand("empty-trash", "Delete what is in the trash, with its checkpoints")->callback([&context] {
    emptyTrash(context);
  });
  auto* deleting = command->add_subcommand("delete", "Delete runs with their checkpoints, for good and at once");
  deleting->add_option("run", *references, "Ids or names of the runs")->required()->type_name("RUN");
  deleting->callback([&context, references] { remove(context, *references); });
  addQueueSubcommands(*command, context);
  addStorageSubcommands(*command, context);
}

}  // namespace luthier::cli
