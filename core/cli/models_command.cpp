// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>

#include "core/base/files.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/model_description.h"
#include "core/cli/models_subcommands.h"
#include "core/models/model_import.h"
#include "core/store/models_table.h"

namespace luthier::cli {
namespace {

struct Addition {
  std::string path, name, architecture;
};

void list(CliContext& context) {
  std::vector<std::vector<std::string>> rows;
  for (const ModelRecord& model : models::list(context.database())) {
    nlohmann::ordered_json event{{"event", "model"}};
    event.update(describeModel(model));
    context.reporter().event(event);
    rows.push_back({fmt::to_string(model.id), model.name, model.architecture, fmt::to_string(model.parameters),
                    fmt::to_string(model.inputSize), fmt::to_string(model.classes), model.origin});
  }
  context.reporter().table(
      {"id", "name", "architecture", "parameters", "input", "classes", "origin"}, rows,
      "No models yet; luthier-cli models add PATH adds a checkpoint, models fetch NAME one of the catalogue.");
}

void tellReport(Reporter& reporter, const ImportedModel& model) {
  const auto& report = model.report;
  reporter.text(fmt::format("{} weights matched.", report.matched));
  for (const auto& name : report.missing) {
    reporter.text(fmt::format("  missing     {}", name));
  }
  for (const auto& name : report.unexpected) {
    reporter.text(fmt::format("  unexpected  {}", name));
  }
  for (const auto& entry : report.reshaped) {
    reporter.text(fmt::format("  reshaped    {}", entry.name));
  }
  for (const auto& name : model.adapted) {
    reporter.text(fmt::format("  adapted     {} (to images of three channels)", name));
  }
}

void add(CliContext& context, const Addition& addition) {
  if (!std::filesystem::exists(addition.path)) {
    throw Error(ErrorCode::NotFound, {{"kind", "file"}, {"name", displayPath(addition.path)}});
  }
  const auto imported = readModel(addition.path, addition.name, addition.architecture);
  const auto model = addModel(context.workspace(), context.database(), imported);
  context.audit("add-model", model.name);
  nlohmann::ordered_json event{{"event", "result"}};
  event.update(describeModel(model));
  context.reporter().event(event);
  context.reporter().text(fmt::format("{} was added: {}, {} parameters, {} classes.", model.name, model.architecture,
                                      model.parameters, model.classes));
  tellReport(context.reporter(), imported);
}

}  // namespace

void addModelsCommand(CLI::App& app, CliContext& context) {
  auto* command =
      app.add_subcommand("models", "List the models, add a checkpoint of one's own, or fetch one of the catalogue");
  command->require_subcommand(1);
  command->add_subcommand("list", "List the models of the workspace")->callback([&context] { list(context); });

  auto* addCommand = command->add_subcommand(
      "add", "Add a .safetensors, .pt, .pth or .th file, or a Hugging Face folder; nothing in it is executed");
  auto addition = std::make_shared<Addition>();
  addCommand->add_option("path", addition->path, "The weights file, or the folder of a text model")->required();
  addCommand->add_option("--name", addition->name, "Its name in the workspace (default: the file's or folder's)");
  addCommand->add_option("--architecture", addition->architecture,
                         "resnet50, efficientnet_b0 ... (default: detected; a folder says it itself)");
  addCommand->callback([&context, addition] { add(context, *addition); });
  addProfileCommand(*command, context);
  addCatalogueCommand(*command, context);
  addFetchCommand(*command, context);
}

}  // namespace luthier::cli
