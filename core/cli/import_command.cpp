// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <map>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/config/import_parameters.h"
#include "core/data/importer.h"
#include "core/store/datasets_table.h"
#include "core/store/examples_table.h"

namespace luthier::cli {
namespace {

struct Options {
  std::filesystem::path path;
  std::string name;
  std::vector<std::string> settings;
};

void refuseTakenName(CliContext& context, const std::string& name) {
  if (datasets::findByName(context.database(), name)) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "dataset"}, {"name", name}});
  }
}

/// Dataset, examples and issues in one transaction: after Ctrl-C, a crash or a full disk there is all of it or nothing.
RowId store(CliContext& context, const ImportResult& result) {
  Database& database = context.database();
  Transaction transaction(database);
  const RowId id = datasets::insert(database, result.dataset.record);
  examples::insert(database, id, result.dataset.examples);
  datasets::insertIssues(database, id, result.issues);
  context.audit("import", result.dataset.record.name, result.dataset.record.configuration);
  context.cancel.throwIfCancelled();
  transaction.commit();
  return id;
}

void report(CliContext& context, RowId id, const ImportResult& result, double seconds) {
  Reporter& reporter = context.reporter();
  for (const ImportIssue& issue : result.issues) {
    nlohmann::ordered_json json = problemToJson(issue.problem);
    json["event"] = "issue";
    json["fatal"] = issue.fatal;
    json["message"] = englishMessage(issue.problem);
    reporter.event(json);
    reporter.text(fmt::format("{}: {}", issue.fatal ? "left out" : "note", englishMessage(issue.problem)));
  }
  std::map<Split, std::size_t> counts;
  for (const ExampleRecord& example : result.dataset.examples) {
    ++counts[example.split];
  }
  const DatasetRecord& dataset = result.dataset.record;
  reporter.event({{"event", "result"},
                  {"dataset", dataset.name},
                  {"id", id},
                  {"layout", dataset.layout},
                  {"classes", dataset.classes.size()},
                  {"train", counts[Split::Train]},
                  {"validation", counts[Split::Validation]},
                  {"test", counts[Split::Test]},
                  {"issues", result.issues.size()},
                  {"seconds", seconds}});
  reporter.text(fmt::format("{}: {} classes; {} images for training, {} for validation, {} for testing; {} issues.",
                            dataset.name, dataset.classes.size(), counts[Split::Train], counts[Split::Validation],
                            counts[Split::Test], result.issues.size()));
}

void import(CliContext& context, const Options& options) {
  const double start = monotonicSeconds();
  refuseTakenName(context, options.name);  // before minutes of reading
  Configuration settings(importParameters());
  applySettings(settings, options.settings);
  const auto path = std::filesystem::absolute(options.path).lexically_normal();
  if (!std::filesystem::exists(path)) {
    throw Error(ErrorCode::NotFound, {{"kind", "file"}, {"name", displayPath(path)}});
  }
  const Importer& importer = importerFor(path, settings);
  ImportResult result = importer.import(path, settings, context.reporter().progressCallback(), context.cancel);
  result.dataset.record.name = options.name;
  const RowId id = store(context, result);
  report(context, id, result, monotonicSeconds() - start);
}

}  // namespace

void addImportCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("import", "Read a folder of images or IDX files as a dataset");
  auto options = std::make_shared<Options>();
  command->add_option("path", options->path, "Folder or file")->required()->type_name("PATH");
  command->add_option("--name", options->name, "Name of the new dataset")->required()->type_name("N");
  command->add_option("--set", options->settings, "Settings of the import, such as test_share=0.2")->type_name("KEY=VALUE");
  command->callback([&context, options] { import(context, *options); });
}

}  // namespace luthier::cli
