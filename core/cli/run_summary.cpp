// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/run_summary.h"

#include <fmt/format.h>

#include "core/store/datasets_table.h"
#include "core/store/metrics_table.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"

namespace luthier::cli {

std::vector<RunSummary> summarise(Database& database) {
  std::map<RowId, std::string> datasetNames;
  for (const DatasetRecord& dataset : datasets::list(database)) {
    datasetNames[dataset.id] = dataset.name;
  }
  std::map<RowId, std::string> modelNames;
  for (const ModelRecord& model : models::list(database)) {
    modelNames[model.id] = model.name;
  }
  std::map<RowId, RunSummary> byId;
  for (RunRecord& run : runs::list(database)) {
    RunSummary& summary = byId[run.id];
    summary.datasetName = datasetNames[run.dataset];
    summary.modelName = modelNames[run.model];
    summary.run = std::move(run);
  }
  for (const metrics::LastValue& last : metrics::lastValues(database)) {
    byId[last.run].metrics[last.name] = last.point.value;
  }
  for (const runs::RunTag& tag : runs::allTags(database)) {
    byId[tag.run].tags.push_back(tag.tag);
  }
  std::vector<RunSummary> summaries;
  for (auto& [id, summary] : byId) {
    summaries.push_back(std::move(summary));
  }
  return summaries;
}

std::string metricText(const RunSummary& summary, const std::string& name) {
  const auto found = summary.metrics.find(name);
  return found == summary.metrics.end() ? std::string() : fmt::format("{:.4f}", found->second);
}

}  // namespace luthier::cli
