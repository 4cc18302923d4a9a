// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier::cli {

/// A run with what a list or a comparison shows of it: the last value of each of its metrics by name, its tags.
struct RunSummary {
  RunRecord run;
  std::string datasetName;
  std::string modelName;
  std::map<std::string, double> metrics;
  std::vector<std::string> tags;
};

/// All runs, oldest first, in a handful of queries whatever their number.
[[nodiscard]] std::vector<RunSummary> summarise(Database& database);
/// These runs, in their order; reads nothing of the others.
[[nodiscard]] std::vector<RunSummary> summarise(Database& database, const std::vector<RunRecord>& runs);

/// The metric as text with four decimals, "" where the run has none of that name.
[[nodiscard]] std::string metricText(const RunSummary& summary, const std::string& name);

}  // namespace luthier::cli
