// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/cli/run_creation.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace luthier::cli {

/// What a person says of a run on the command line: data, model, task, settings.
struct RunOptions {
  std::string dataset;
  std::string model;
  std::string task;
  std::string name;
  std::filesystem::path configuration;
  std::vector<std::string> settings;
};

/// Declares them; `options` must outlive the command. `named`: the run can be given a name.
std::vector<CLI::Option*> addRunOptions(CLI::App& command, RunOptions& options, bool named);

/// The run that they mean; advice about its settings is reported. Throws Error{Usage, NotFound, InvalidParameter,
/// UnknownParameter, ParameterOfAnotherTask}.
[[nodiscard]] NewRun describedRun(CliContext& context, const RunOptions& options);

}  // namespace luthier::cli
