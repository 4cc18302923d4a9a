// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <map>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/data/image_source.h"
#include "core/store/datasets_table.h"
#include "core/store/examples_table.h"

namespace luthier::cli {
namespace {

struct Relocation {
  std::vector<std::string> nameAndPath;
};

std::map<Split, std::int64_t> sizes(Database& database, RowId dataset) {
  std::map<Split, std::int64_t> sums;
  for (const SplitCount& count : examples::counts(database, dataset)) {
    sums[count.split] += count.count;
  }
  return sums;
}

void list(CliContext& context) {
  Database& database = context.existingDatabase();
  std::vector<std::vector<std::string>> rows;
  for (const DatasetRecord& dataset : datasets::list(database)) {
    auto sums = sizes(database, dataset.id);
    context.reporter().event({{"event", "dataset"},
                              {"id", dataset.id},
                              {"name", dataset.name},
                              {"task", dataset.task},
                              {"layout", dataset.layout},
                              {"path", displayPath(dataset.sourcePath)},
                              {"classes", dataset.classes},
                              {"train", sums[Split::Train]},
                              {"validation", sums[Split::Validation]},
                              {"test", sums[Split::Test]}});
    rows.push_back({fmt::to_string(dataset.id), dataset.name, fmt::to_string(dataset.classes.size()),
                    fmt::to_string(sums[Split::Train]), fmt::to_string(sums[Split::Validation]),
                    fmt::to_string(sums[Split::Test]), displayPath(dataset.sourcePath)});
  }
  context.reporter().table({"id", "name", "classes", "train", "validation", "test", "path"}, rows,
                           "No datasets yet; luthier-cli import PATH --name NAME adds one.");
}

/// The new place is taken only where every file there is the one that was imported.
void relocate(CliContext& context, const Relocation& relocation) {
  Dataset dataset;
  dataset.record = context.requireDataset(relocation.nameAndPath.at(0));
  dataset.record.sourcePath = std::filesystem::absolute(relocation.nameAndPath.at(1)).lexically_normal().native();
  dataset.examples = examples::list(context.database(), dataset.record.id);
  const std::vector<Problem> problems = checkFiles(dataset, true);
  for (std::size_t i = 1; i < problems.size(); ++i) {
    context.reporter().event({{"event", "issue"}, {"issue", problemToJson(problems[i])}});
  }
  if (!problems.empty()) {
    throw Error(problems.front());
  }
  datasets::setSourcePath(context.database(), dataset.record.id, dataset.record.sourcePath);
  context.audit("relocate", dataset.record.name);
  const std::string place = displayPath(dataset.record.sourcePath);
  context.reporter().event(
      {{"event", "result"}, {"dataset", dataset.record.name}, {"path", place}, {"files", dataset.examples.size()}});
  context.reporter().text(
      fmt::format("{} is now at {}; {} images verified.", dataset.record.name, place, dataset.examples.size()));
}

}  // namespace

void addDatasetsCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("datasets", "List the datasets, or tell where one has moved to");
  auto relocation = std::make_shared<Relocation>();
  command->add_option("--relocate", relocation->nameAndPath, "Dataset NAME now lies at PATH; every file is verified")
      ->expected(2)
      ->type_name("NAME PATH");
  command->callback([&context, relocation] {
    if (relocation->nameAndPath.empty()) {
      list(context);
    } else {
      relocate(context, *relocation);
    }
  });
}

}  // namespace luthier::cli
