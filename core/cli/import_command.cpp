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
#include "core/config/task_description.h"
#include "core/data/import_storage.h"
#include "core/data/importer.h"
#include "core/store/datasets_table.h"
#include "core/store/examples_table.h"

namespace luthier::cli {
namespace {

struct ImportOptions {
  std::filesystem::path path;
  std::string name;
  std::vector<std::string> settings;
};

void refuseTakenName(CliContext& context, const std::string& name) {
  if (datasets::findByName(context.database(), name)) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "dataset"}, {"name", name}});
  }
}

void report(CliContext& context, const ImportResult& result, double seconds) {
  Reporter& reporter = context.reporter();
  for (const ImportIssue& issue : result.issues) {
    nlohmann::ordered_json json = problemToJson(issue.problem);
    json["event"] = "issue";
    json["fatal"] = issue.fatal;
    json["message"] = englishMessage(issue.problem);
    reporter.event(json);
    reporter.text(fmt::format("{}: {}", issue.fatal ? "left out" : "note", englishMessage(issue.problem)));
  }
  const DatasetRecord& dataset = result.dataset.record;
  std::map<Split, std::int64_t> counts;
  for (const SplitCount& count : examples::counts(context.database(), dataset.id)) {
    counts[count.split] += count.count;
  }
  reporter.event({{"event", "result"},
                  {"dataset", dataset.name},
                  {"id", dataset.id},
                  {"task", dataset.task},
                  {"layout", dataset.layout},
                  {"classes", dataset.classes.size()},
                  {"train", counts[Split::Train]},
                  {"validation", counts[Split::Validation]},
                  {"test", counts[Split::Test]},
                  {"issues", result.issues.size()},
                  {"seconds", seconds}});
  reporter.text(fmt::format("{}: {} classes; {} {} for training, {} for validation, {} for testing; {} issues.",
                            dataset.name, dataset.classes.size(), counts[Split::Train],
                            taskDescription(dataset.task).examples == ExampleKind::Text ? "texts" : "images",
                            counts[Split::Validation], counts[Split::Test], result.issues.size()));
}

void import(CliContext& context, const ImportOptions& options) {
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
  const auto& record = result.dataset.record;
  storeImport(context.workspace(), context.database(), result, context.cancel,
              [&] { context.audit("import", record.name, record.configuration); });
  report(context, result, monotonicSeconds() - start);
}

}  // namespace

void addImportCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand(
      "import",
      "Read images (a folder, IDX files, a table of paths) or texts (CSV, TSV, JSON, CoNLL, SQuAD, text files; also .gz) "
      "as a dataset");
  auto options = std::make_shared<ImportOptions>();
  command->add_option("path", options->path, "Folder or file")->required()->type_name("PATH");
  command->add_option("--name", options->name, "Name of the new dataset")->required()->type_name("N");
  command
      ->add_option("--set", options->settings, "Settings of the import, such as test_share=0.2, text=COLUMN or image=COLUMN")
      ->type_name("KEY=VALUE");
  command->callback([&context, options] { import(context, *options); });
}

}  // namespace luthier::cli
