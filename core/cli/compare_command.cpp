// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <set>

#include "core/base/json.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/run_pair.h"
#include "core/cli/run_summary.h"

namespace luthier::cli {
namespace {

using Row = std::vector<std::string>;

std::vector<RunRecord> chosen(CliContext& context, const std::vector<std::string>& references) {
  std::vector<RunRecord> runs;
  for (const std::string& reference : references) {
    runs.push_back(context.requireRun(reference));
  }
  return runs;
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

/// "0.9020 [0.8820, 0.9189]" where the metric has an interval.
std::string withInterval(std::string text, const std::vector<MetricInterval>& intervals, const std::string& metric) {
  for (const MetricInterval& each : intervals) {
    if (each.metric == metric && !text.empty()) {
      text += fmt::format(" [{:.4f}, {:.4f}]", each.interval.low, each.interval.high);
    }
  }
  return text;
}

nlohmann::ordered_json toJson(const RunSummary& summary, const std::vector<MetricInterval>& intervals) {
  nlohmann::ordered_json json = {
      {"run", fmt::to_string(summary.run.id)}, {"name", summary.run.name}, {"metrics", summary.metrics}};
  json["intervals"] = nlohmann::ordered_json::object();
  for (const MetricInterval& each : intervals) {
    json["intervals"][each.metric] = {each.interval.low, each.interval.high};
  }
  return json;
}

std::vector<Row> pairRows(const std::vector<RunPair>& pairs) {
  std::vector<Row> rows;
  for (const RunPair& pair : pairs) {
    rows.push_back({pair.first.name, pair.second.name, splitName(pair.split), fmt::to_string(pair.examples),
                    fmt::to_string(pair.onlyFirstRight), fmt::to_string(pair.onlySecondRight), fmt::format("{:.4g}", pair.p),
                    pair.verdict()});
  }
  return rows;
}

void compare(CliContext& context, const std::vector<std::string>& references) {
  const std::vector<RunRecord> runs = chosen(context, references);
  const std::vector<RunSummary> summaries = summarise(context.database(), runs);
  const std::vector<RunPair> pairs = comparePairs(context.database(), runs);
  Row headings = {"metric"};
  std::vector<std::map<std::string, std::string>> metrics;
  std::vector<std::map<std::string, std::string>> settings;
  nlohmann::ordered_json json = {
      {"event", "result"}, {"runs", nlohmann::ordered_json::array()}, {"differences", nlohmann::ordered_json::object()}};
  for (const RunSummary& summary : summaries) {
    const auto intervals = metricIntervals(context.database(), summary.run.id);
    headings.push_back(summary.run.name);
    settings.push_back(settingsOf(summary));
    auto& column = metrics.emplace_back();
    for (const auto& [name, value] : summary.metrics) {
      column[name] = withInterval(metricText(summary, name), intervals, name);
    }
    json["runs"].push_back(toJson(summary, intervals));
  }
  const std::vector<Row> differences = differencesOnly(sideBySide(settings));
  for (const Row& row : differences) {
    json["differences"][row.front()] = Row(row.begin() + 1, row.end());
  }
  json["pairs"] = nlohmann::ordered_json::array();
  for (const RunPair& pair : pairs) {
    json["pairs"].push_back(toJson(pair));
  }
  context.reporter().event(json);
  context.reporter().table(headings, sideBySide(metrics), "None of these runs has finished an epoch.");
  headings.front() = "setting";
  context.reporter().text("");
  context.reporter().table(headings, differences, "The settings are equal.");
  context.reporter().text("");
  context.reporter().table(
      {"first", "second", "split", "examples", "only first right", "only second right", "p (McNemar, exact)", "verdict"},
      pairRows(pairs), "No examples that both the first and another run answered with a class.");
}

}  // namespace

void addCompareCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand(
      "compare",
      "Runs side by side: last metrics with 95 % intervals, where the settings differ, and whether one is really better");
  auto references = std::make_shared<std::vector<std::string>>();
  command->add_option("runs", *references, "Ids or names of the runs")->required()->expected(2, 100)->type_name("RUN");
  command->callback([&context, references] { compare(context, *references); });
}

}  // namespace luthier::cli
