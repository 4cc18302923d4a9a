// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include "core/base/program.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/training/process.h"

namespace luthier::cli {
namespace {

CancelToken* interruptToken = nullptr;

/// The first signal asks the job to end in good order, the second ends the process.
extern "C" void onInterrupt(int) {
  if (interruptToken == nullptr || interruptToken->cancelled()) {
    std::_Exit(static_cast<int>(ExitCode::Interrupted));
  }
  interruptToken->cancel();
}

void installSignals(CancelToken& token) {
  interruptToken = &token;
  std::signal(SIGINT, onInterrupt);
  std::signal(SIGTERM, onInterrupt);
  // A window that closes its end of a pipe must not end a run, and a limit on file sizes is reported like a full disk.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

/// Global options are understood behind a subcommand too.
void letOptionsFallThrough(CLI::App& app) {
  for (CLI::App* command : app.get_subcommands({})) {
    command->fallthrough();
    letOptionsFallThrough(*command);
  }
}

int fail(CliContext& context, const Problem& problem) {
  context.reporter().error(problem);
  return static_cast<int>(errorText(problem.code).exitCode);
}

/// Before anything else is set up, since it starts the program anew, which costs a second loading of LibTorch: what only puts a run
/// into the queue does without. A file of one of these names costs a start, no more.
void enterTrainingEnvironmentIfTraining(int argc, char** argv) {
  const auto trains = [](std::string_view word) {
    return word == "train" || word == "resume" || word == "sample" || word == "find-rate";
  };
  const auto onlyQueues = [](std::string_view word) { return word == "--queue" || word == "--queue-only"; };
  if (std::any_of(argv, argv + argc, trains) && std::none_of(argv, argv + argc, onlyQueues)) {
    enterTrainingEnvironment();
  }
}

int runProgram(int argc, char** argv) {
  Output output;
  CliContext context(output);
  installSignals(context.cancel);

  CLI::App app("Luthier fits a pretrained model to your own data.", "luthier-cli");
  app.set_version_flag("--version", LUTHIER_VERSION);
  app.add_option("--workspace", context.workspaceFolder, "The folder to work in")->type_name("DIR");
  app.add_flag("--json", context.json, "Write JSON lines for programs instead of text for people");
  app.require_subcommand(1);
  addAllCommands(app, context);
  letOptionsFallThrough(app);
  try {
    app.parse(argc, argv);
    return static_cast<int>(context.exitCode);
  } catch (const CLI::CallForHelp&) {
    output.line(app.help());
  } catch (const CLI::CallForAllHelp&) {
    output.line(app.help("", CLI::AppFormatMode::All));
  } catch (const CLI::CallForVersion& version) {
    output.line(version.what());
  } catch (const CLI::ParseError& error) {
    // The parser may have given up before it came to the flag.
    context.json = context.json || std::any_of(argv, argv + argc, [](std::string_view text) { return text == "--json"; });
    return fail(context, {ErrorCode::Usage, {{"detail", error.what()}}});
  } catch (...) {
    return fail(context, currentProblem());
  }
  return static_cast<int>(ExitCode::Done);
}

}  // namespace
}  // namespace luthier::cli

int main(int argc, char** argv) {
  luthier::leaveLauncherEnvironment();
  luthier::cli::enterTrainingEnvironmentIfTraining(argc, argv);
  return luthier::cli::runProgram(argc, argv);
}
