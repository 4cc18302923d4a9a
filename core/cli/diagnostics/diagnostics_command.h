// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace luthier::cli {

class CliContext;

/// `luthier-cli diagnostics`; as in command_list.h.
void addDiagnosticsCommand(CLI::App& app, CliContext& context);

}  // namespace luthier::cli
