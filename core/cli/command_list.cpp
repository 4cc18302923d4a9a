// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/command_list.h"

#include "core/cli/diagnostics/diagnostics_command.h"

namespace luthier::cli {

void addAllCommands(CLI::App& app, CliContext& context) {
  addImportCommand(app, context);
  addDatasetsCommand(app, context);
  addModelsCommand(app, context);
  addTrainCommand(app, context);
  addFindRateCommand(app, context);
  addResumeCommand(app, context);
  addControlCommands(app, context);
  addRunsCommand(app, context);
  addTagCommand(app, context);
  addNoteCommand(app, context);
  addEvaluateCommand(app, context);
  addPredictCommand(app, context);
  addExplainCommand(app, context);
  addTokenizeCommand(app, context);
  addCompareCommand(app, context);
  addExportCommand(app, context);
  addWorkCommand(app, context);
  addSampleCommand(app, context);
  addDiagnosticsCommand(app, context);
  addServeCommand(app, context);
}

}  // namespace luthier::cli
