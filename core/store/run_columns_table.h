// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// What a table of runs shows beside the runs themselves, one column at a time, so that ten thousand runs cost what is looked at
/// and no more.
namespace run_columns {
/// Values by run; a run without one is not in it.
using Figures = std::map<RowId, double>;
using Texts = std::map<RowId, std::string>;

/// The last value of this metric, of these runs.
[[nodiscard]] Figures lastValues(Database& database, std::string_view metric, std::span<const RowId> runs);
/// A parameter as --set takes it: what was chosen and, where that leaves it to the worker ("auto", 0), what the worker made of it.
[[nodiscard]] Texts parameter(Database& database, std::string_view id);
/// A text that is equal for two runs of this workspace exactly where they differ in nothing but seed, name and time.
[[nodiscard]] Texts settingsButSeed(Database& database);
[[nodiscard]] Texts notes(Database& database);
/// What is in the trash, oldest run first.
[[nodiscard]] std::vector<RunRecord> trashed(Database& database);
/// Every metric's name that any run has, step metrics included. Looks at every run.
[[nodiscard]] std::vector<std::string> metricNames(Database& database);
}  // namespace run_columns

}  // namespace luthier
