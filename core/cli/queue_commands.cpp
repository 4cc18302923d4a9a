// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>

#include "core/cli/cli_context.h"
#include "core/cli/run_subcommands.h"
#include "core/store/queue_table.h"
#include "core/store/runs_table.h"

namespace luthier::cli {
namespace {

const std::map<std::string, queue::Place> queuePlaces{{"first", queue::Place::First},
                                                      {"last", queue::Place::Last},
                                                      {"up", queue::Place::Earlier},
                                                      {"down", queue::Place::Later}};

void showQueue(CliContext& context) {
  std::vector<std::vector<std::string>> rows;
  for (const RunRecord& run : queue::list(context.existingDatabase())) {
    context.reporter().event(
        {{"event", "run"}, {"run", fmt::to_string(run.id)}, {"name", run.name}, {"priority", run.priority}});
    rows.push_back({fmt::to_string(run.id), run.name, fmt::to_string(run.priority)});
  }
  context.reporter().table({"id", "name", "priority"}, rows, "No run waits.");
}

void reportQueue(CliContext& context, const RunRecord& run) {
  const auto waiting = queue::list(context.database());
  const auto found = std::ranges::find(waiting, run.id, &RunRecord::id);
  const auto place = found == waiting.end() ? 0 : found - waiting.begin() + 1;
  const auto priority = runs::find(context.database(), run.id)->priority;
  context.reporter().event({{"event", "result"}, {"run", fmt::to_string(run.id)}, {"priority", priority}, {"place", place}});
  context.reporter().text(place == 0
                              ? fmt::format("{}: priority {}", run.name, priority)
                              : fmt::format("{}: priority {}, number {} of {}", run.name, priority, place, waiting.size()));
}

void setPriority(CliContext& context, const std::string& reference, std::int64_t priority) {
  const RunRecord run = context.requireRun(reference);
  runs::setPriority(context.database(), run.id, priority);
  reportQueue(context, run);
}

void moveRun(CliContext& context, const std::string& reference, const std::string& place) {
  const RunRecord run = context.requireRun(reference);
  if (run.status != RunStatus::Queued) {
    throw Error(ErrorCode::RunNotRunning, {{"run", run.name}, {"status", runStatusName(run.status)}});
  }
  queue::move(context.database(), run.id, queuePlaces.at(place));
  reportQueue(context, run);
}

}  // namespace

void addQueueSubcommands(CLI::App& runs, CliContext& context) {
  runs.add_subcommand("queue", "The runs that wait, in their order")->callback([&context] { showQueue(context); });

  auto reference = std::make_shared<std::string>();
  auto priority = std::make_shared<std::int64_t>(0);
  auto* setting = runs.add_subcommand("priority", "Let a run go before those of lower priority (usual: 0)");
  setting->add_option("run", *reference, "Id or name of the run")->required()->type_name("RUN");
  setting->add_option("priority", *priority, "A whole number; higher goes first")
      ->required()
      ->type_name("N")
      ->check(CLI::Range(std::int64_t{-1000}, std::int64_t{1000}));
  setting->callback([&context, reference, priority] { setPriority(context, *reference, *priority); });

  auto place = std::make_shared<std::string>();
  auto* moving = runs.add_subcommand("move", "Move a waiting run in the queue");
  moving->add_option("run", *reference, "Id or name of the run")->required()->type_name("RUN");
  moving->add_option("place", *place, "first, last, up or down")
      ->required()
      ->type_name("PLACE")
      ->check(CLI::IsMember({"first", "last", "up", "down"}));
  moving->callback([&context, reference, place] { moveRun(context, *reference, *place); });
}

}  // namespace luthier::cli
