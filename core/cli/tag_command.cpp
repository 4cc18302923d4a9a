// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/store/runs_table.h"

namespace luthier::cli {
namespace {

struct TagOptions {
  std::string run;
  std::vector<std::string> add;
  std::vector<std::string> remove;
};

void tag(CliContext& context, const TagOptions& options) {
  const RunRecord run = context.requireRun(options.run);
  Database& database = context.database();
  Transaction transaction(database);
  for (const std::string& name : options.add) {
    runs::addTag(database, run.id, name);
  }
  for (const std::string& name : options.remove) {
    runs::removeTag(database, run.id, name);
  }
  transaction.commit();
  const auto tags = runs::tags(database, run.id);
  context.reporter().event({{"event", "result"}, {"run", fmt::to_string(run.id)}, {"tags", tags}});
  context.reporter().text(fmt::format("{}: {}", run.name, fmt::join(tags, ", ")));
}

}  // namespace

void addTagCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("tag", "Put tags on a run, take some off, or show them");
  auto options = std::make_shared<TagOptions>();
  command->add_option("run", options->run, "Id or name of the run")->required()->type_name("RUN");
  command->add_option("tags", options->add, "Tags to put on")->type_name("TAG");
  command->add_option("--remove", options->remove, "Tags to take off")->type_name("TAG");
  command->callback([&context, options] { tag(context, *options); });
}

}  // namespace luthier::cli
