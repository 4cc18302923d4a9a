// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <set>
#include <vector>

#include "app/item_models/run_column.h"
#include "app/item_models/run_filter.h"

namespace luthier {

/// Seeds: runs that differ in nothing but the seed.
enum class RunGrouping { None, Dataset, Model, Tag, Seeds };

/// How the table of runs is to be laid out.
struct RunOrder {
  RunGrouping grouping = RunGrouping::None;
  std::set<QString> closed = {};  // keys of the groups whose runs are hidden; with Seeds of those that are open
  RunColumn column = {RunColumn::Kind::Created};
  Qt::SortOrder direction = Qt::DescendingOrder;

  /// A group of seeds is one line until somebody opens it; the others show their runs until somebody closes them.
  [[nodiscard]] bool open(const QString& key) const { return closed.contains(key) == (grouping == RunGrouping::Seeds); }
};

/// Runs that are shown together under a line of their own.
struct RunGroup {
  QString key;
  QString title;
  std::vector<int> members;  // indices into the runs, in the order shown
  bool open = true;

  bool operator==(const RunGroup&) const = default;
};

/// The lines of the table: a group's heading (run -1), or a run, below its group's heading or (group -1) without one.
struct RunLine {
  int group = -1;
  int run = -1;

  bool operator==(const RunLine&) const = default;
};

struct RunArrangement {
  std::vector<RunGroup> groups;
  std::vector<RunLine> lines;

  bool operator==(const RunArrangement&) const = default;
};

/// The runs that fit the filter, grouped and sorted. Missing values come last in either direction; equal ones by age, newest
/// first. A run with several tags is in several groups. Ten thousand runs take some milliseconds.
[[nodiscard]] RunArrangement arrangeRuns(const std::vector<ComparedRun>& runs, const RunFilter& filter,
                                         const RunOrder& order);

/// Mean and spread of a numeric column over the runs of a group, as it is written ("90.2 % ± 0.4").
[[nodiscard]] QString spreadText(const std::vector<ComparedRun>& runs, const RunGroup& group, const RunColumn& column);

}  // namespace luthier
