// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/run_creation.h"

namespace luthier::cli {

void addResumeCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("resume", "Go on with a run from its newest checkpoint");
  auto run = std::make_shared<std::string>();
  command->add_option("run", *run, "Id or name of the run")->required()->type_name("RUN");
  command->callback([&context, run] { carryOut(context, context.requireRun(*run)); });
}

}  // namespace luthier::cli
