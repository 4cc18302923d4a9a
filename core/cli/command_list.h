// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace luthier::cli {

class CliContext;

/// Each subcommand is one file, <name>_command.cpp, with one function that declares it and sets its callback; the list below is
/// the order of --help. A callback works, reports through context.reporter(), and throws Error where it cannot.
void addAllCommands(CLI::App& app, CliContext& context);

void addImportCommand(CLI::App& app, CliContext& context);
void addDatasetsCommand(CLI::App& app, CliContext& context);
void addModelsCommand(CLI::App& app, CliContext& context);
void addTrainCommand(CLI::App& app, CliContext& context);
void addFindRateCommand(CLI::App& app, CliContext& context);
void addResumeCommand(CLI::App& app, CliContext& context);
void addControlCommands(CLI::App& app, CliContext& context);  // pause, continue, stop, keep-best, more-epochs
void addRunsCommand(CLI::App& app, CliContext& context);
void addTagCommand(CLI::App& app, CliContext& context);
void addNoteCommand(CLI::App& app, CliContext& context);
void addEvaluateCommand(CLI::App& app, CliContext& context);
void addPredictCommand(CLI::App& app, CliContext& context);
void addExplainCommand(CLI::App& app, CliContext& context);
void addTokenizeCommand(CLI::App& app, CliContext& context);
void addCompareCommand(CLI::App& app, CliContext& context);
void addExportCommand(CLI::App& app, CliContext& context);
void addWorkCommand(CLI::App& app, CliContext& context);
void addSampleCommand(CLI::App& app, CliContext& context);
void addServeCommand(CLI::App& app, CliContext& context);

}  // namespace luthier::cli
