// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace luthier::cli {

class CliContext;

/// Parts of `luthier-cli runs` with a file of their own: each adds its subcommands to `runs`.
void addQueueSubcommands(CLI::App& runs, CliContext& context);    // queue, priority, move
void addStorageSubcommands(CLI::App& runs, CliContext& context);  // disk, prune

}  // namespace luthier::cli
