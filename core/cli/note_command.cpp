// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <optional>

#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/store/runs_table.h"

namespace luthier::cli {
namespace {

struct NoteOptions {
  std::string run;
  std::optional<std::string> text;
};

void note(CliContext& context, const NoteOptions& options) {
  const RunRecord run = context.requireRun(options.run);
  if (options.text) {
    runs::setNote(context.database(), run.id, *options.text);
  }
  const std::string text = runs::note(context.database(), run.id);
  context.reporter().event({{"event", "result"}, {"run", fmt::to_string(run.id)}, {"note", text}});
  context.reporter().text(text);
}

}  // namespace

void addNoteCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("note", "Write a note on a run, or show it");
  auto options = std::make_shared<NoteOptions>();
  command->add_option("run", options->run, "Id or name of the run")->required()->type_name("RUN");
  command->add_option("text", options->text, "The note; left out, the present one is shown")->type_name("TEXT");
  command->callback([&context, options] { note(context, *options); });
}

}  // namespace luthier::cli
