// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/run_summary.h"

#include <fmt/format.h>

#include "core/store/datasets_table.h"
#include "core/store/metrics_table.h"
#include "core/store/models_table.h"
#include "core/store/run_columns_table.h"
#include "core/store/runs_table.h"

namespace luthier::cli {

namespace {

template <class Records>
std::map<RowId, std::string> namesOf(const Records& records) {
  std::map<RowId, std::string> names;
  for (const auto& record : records) {
    names[record.id] = record.name;
  }
  return names;
}

/// With the names of dataset and model; metrics and tags are still missing.
std::vector<RunSummary> named(Database& database, std::vector<RunRecord> runs) {
  auto datasetNames = namesOf(datasets::list(database));
  auto modelNames = namesOf(models::list(database));
  std::vector<RunSummary> summaries;
  summaries.reserve(runs.size());
  for (RunRecord& run : runs) {
    RunSummary summary;
    summary.datasetName = datasetNames[run.dataset];
    summary.modelName = modelNames[run.model];
    summary.run = std::move(run);
    summaries.push_back(std::move(summary));
  }
  return summaries;
}

}  // namespace

std::vector<RunSummary> summarise(Database& database) {
  std::vector<RunSummary> summaries = named(database, runs::list(database));
  std::map<RowId, RunSummary*> byId;
  for (RunSummary& summary : summaries) {
    byId[summary.run.id] = &summary;
  }
  for (const metrics::LastValue& last : metrics::lastValues(database)) {
    if (const auto found = byId.find(last.run); found != byId.end()) {
      found->second->metrics[last.name] = last.point.value;
    }
  }
  for (const runs::RunTag& tag : runs::allTags(database)) {
    if (const auto found = byId.find(tag.run); found != byId.end()) {
      found->second->tags.push_back(tag.tag);
    }
  }
  return summaries;
}

std::vector<RunSummary> summarise(Database& database, const std::vector<RunRecord>& runs) {
  std::vector<RunSummary> summaries = named(database, runs);
  for (RunSummary& summary : summaries) {
    for (const metrics::LastValue& last : metrics::lastValues(database, summary.run.id)) {
      summary.metrics[last.name] = last.point.value;
    }
    summary.tags = runs::tags(database, summary.run.id);
  }
  return summaries;
}

std::string metricText(const RunSummary& summary, const std::string& name) {
  const auto found = summary.metrics.find(name);
  return found == summary.metrics.end() ? std::string() : fmt::format("{:.4f}", found->second);
}

}  // namespace luthier::cli
