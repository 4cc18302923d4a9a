// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <set>

#include "core/base/json.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/run_summary.h"

namespace luthier::cli {
namespace {

using Row = std::vector<std::string>;

std::vector<RunSummary> chosen(CliContext& context, const std::vector<std::string>& references) {
  std::vector<RunRecord> wanted;
  for (const std::string& reference : references) {
    wanted.push_back(context.requireRun(reference));
  }
  const std::vector<RunSummary> all = summarise(context.database());
  std::vector<RunSummary> summaries;
  for (const RunRecord& run : wanted) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const RunSummary& each) { return each.run.id == run.id; });
    if (found == all.end()) {
      throw Error(ErrorCode::NotFound, {{"kind", "run"}, {"name", run.name}});
    }
    summaries.push_back(*found);
  }
  return summaries;
}

/// What a run was made of, as name -> text.
std::map<std::string, std::string> settingsOf(const RunSummary& summary) {
  std::map<std::string, std::string> settings = {{"dataset", summary.datasetName}, {"model", summary.modelName}};
  if (!summary.run.configuration.empty()) {
    const auto json = parseForeignJson(summary.run.configuration, ErrorCode::StoreDamaged);
    for (const auto& [name, value] : json.items()) {
      settings[name] = value.is_string() ? value.get<std::string>() : value.dump();
    }
  }
  return settings;
}

/// One row per name that occurs in any of `columns`: the name, then each column's value or "".
std::vector<Row> sideBySide(const std::vector<std::map<std::string, std::string>>& columns) {
  std::set<std::string> names;
  for (const auto& column : columns) {
    for (const auto& [name, value] : column) {
      names.insert(name);
    }
  }
  std::vector<Row> rows;
  for (const std::string& name : names) {
    Row row = {name};
    for (const auto& column : columns) {
      const auto found = column.find(name);
      row.push_back(found == column.end() ? std::string() : found->second);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Row> differencesOnly(std::vector<Row> rows) {
  std::erase_if(rows, [](const Row& row) {
    return std::all_of(row.begin() + 2, row.end(), [&](const auto& v) { return v == row[1]; });
  });
  return rows;
}

void compare(CliContext& context, const std::vector<std::string>& references) {
  const std::vector<RunSummary> summaries = chosen(context, references);
  Row headings = {"metric"};
  std::vector<std::map<std::string, std::string>> metrics;
  std::vector<std::map<std::string, std::string>> settings;
  for (const RunSummary& summary : summaries) {
    headings.push_back(summary.run.name);
    settings.push_back(settingsOf(summary));
    auto& column = metrics.emplace_back();
    for (const auto& [name, value] : summary.metrics) {
      column[name] = metricText(summary, name);
    }
  }
  const std::vector<Row> differences = differencesOnly(sideBySide(settings));
  nlohmann::ordered_json json = {
      {"event", "result"}, {"runs", nlohmann::ordered_json::array()}, {"differences", nlohmann::ordered_json::object()}};
  for (const RunSummary& summary : summaries) {
    json["runs"].push_back(
        {{"run", fmt::to_string(summary.run.id)}, {"name", summary.run.name}, {"metrics", summary.metrics}});
  }
  for (const Row& row : differences) {
    json["differences"][row.front()] = Row(row.begin() + 1, row.end());
  }
  context.reporter().event(json);
  context.reporter().table(headings, sideBySide(metrics), "None of these runs has finished an epoch.");
  headings.front() = "setting";
  context.reporter().text("");
  context.reporter().table(headings, differences, "The settings are equal.");
}

}  // namespace

void addCompareCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("compare", "Runs side by side: last metrics, and where the settings differ");
  auto references = std::make_shared<std::vector<std::string>>();
  command->add_option("runs", *references, "Ids or names of the runs")->required()->expected(2, 100)->type_name("RUN");
  command->callback([&context, references] { compare(context, *references); });
}

}  // namespace luthier::cli
