// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/serve/serve_session.h"

namespace luthier::cli {

void addServeCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("serve", "Answer the desktop program's questions on standard input and output");
  command->callback([&context] {
    serve::ScratchFolder scratch;
    const serve::Environment environment{Workspace(context.workspaceFolder), scratch};
    serve::ServeSession(context.output(), environment).run(STDIN_FILENO, context.cancel);
  });
}

}  // namespace luthier::cli
