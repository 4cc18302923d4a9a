// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/run_arrangement.h"

#include <QCollator>
#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "core/metrics/spread.h"

namespace luthier {
namespace {

/// What a line is sorted by: a figure, or a text. Made once for each, not once for each comparison.
struct SortKey {
  bool missing = false;
  double number = 0.0;
  std::optional<QCollatorSortKey> text = {};
};

class Sorter {
 public:
  explicit Sorter(const RunOrder& order) : order_(order) { collator_.setNumericMode(true); }

  [[nodiscard]] SortKey ofNumber(double value) const { return {!std::isfinite(value), value}; }
  [[nodiscard]] SortKey ofText(const QString& text) const { return {text.isEmpty(), 0.0, collator_.sortKey(text)}; }
  [[nodiscard]] SortKey ofRun(const ComparedRun& run) const {
    switch (order_.column.kind) {
      case RunColumn::Kind::Created:
        return ofNumber(static_cast<double>(run.createdAt));
      case RunColumn::Kind::Status:
        return ofNumber(static_cast<double>(run.status));
      default:
        return order_.column.numeric() ? ofNumber(order_.column.number(run)) : ofText(order_.column.text(run));
    }
  }
  [[nodiscard]] bool before(const SortKey& one, const SortKey& other, bool otherwise) const {
    if (one.missing || other.missing) {
      return one.missing == other.missing ? otherwise : other.missing;
    }
    const int compared =
        one.text && other.text ? one.text->compare(*other.text) : (one.number > other.number) - (one.number < other.number);
    return compared == 0 ? otherwise : (order_.direction == Qt::AscendingOrder) == (compared < 0);
  }

 private:
  const RunOrder& order_;
  QCollator collator_;
};

/// Keys and titles of the groups that a run belongs to.
std::vector<std::pair<QString, QString>> placesOf(const ComparedRun& run, RunGrouping grouping) {
  const auto named = [](const QString& name, const char* missing) {
    return std::pair(name, name.isEmpty() ? QCoreApplication::translate("RunArrangement", missing) : name);
  };
  switch (grouping) {
    case RunGrouping::Dataset:
      return {named(run.dataset, QT_TRANSLATE_NOOP("RunArrangement", "a deleted dataset"))};
    case RunGrouping::Model:
      return {named(run.model, QT_TRANSLATE_NOOP("RunArrangement", "a deleted model"))};
    case RunGrouping::Tag: {
      std::vector<std::pair<QString, QString>> places;
      for (const QString& tag : run.tags) {
        places.push_back(named(tag, ""));
      }
      return places.empty() ? std::vector{named({}, QT_TRANSLATE_NOOP("RunArrangement", "without a tag"))} : places;
    }
    case RunGrouping::Seeds:
      return {{QString::fromStdString(run.settings), run.name}};
    case RunGrouping::None:
      break;
  }
  return {};
}

std::vector<double> numbersOf(const std::vector<ComparedRun>& runs, const RunGroup& group, const RunColumn& column) {
  std::vector<double> numbers;
  for (const int member : group.members) {
    numbers.push_back(column.number(runs[static_cast<std::size_t>(member)]));
  }
  return numbers;
}

std::vector<RunGroup> groupsOf(const std::vector<ComparedRun>& runs, const std::vector<int>& sorted, const RunOrder& order) {
  std::map<QString, RunGroup> byKey;
  for (const int index : sorted) {
    for (const auto& [key, title] : placesOf(runs[static_cast<std::size_t>(index)], order.grouping)) {
      RunGroup& group = byKey.try_emplace(key, RunGroup{key, title, {}, order.open(key)}).first->second;
      group.members.push_back(index);
    }
  }
  std::vector<RunGroup> groups;
  for (auto& [key, group] : byKey) {
    groups.push_back(std::move(group));
  }
  return groups;
}

/// Groups by the mean of a figure; by the first of their runs, which are sorted already, where the column is none.
void sortGroups(std::vector<RunGroup>& groups, const std::vector<ComparedRun>& runs, const RunOrder& order,
                const Sorter& sorter) {
  std::map<QString, SortKey> keys;
  for (const RunGroup& group : groups) {
    if (order.column.numeric()) {
      const Spread spread = spreadOf(numbersOf(runs, group, order.column));
      keys[group.key] = sorter.ofNumber(spread.count == 0 ? std::nan("") : spread.mean);
    } else if (order.column.kind == RunColumn::Kind::Name) {
      keys[group.key] = sorter.ofText(group.title);
    } else {
      keys[group.key] = sorter.ofRun(runs[static_cast<std::size_t>(group.members.front())]);
    }
  }
  std::stable_sort(groups.begin(), groups.end(), [&](const RunGroup& one, const RunGroup& other) {
    return sorter.before(keys.at(one.key), keys.at(other.key), false);
  });
}

std::vector<int> sortedRuns(const std::vector<ComparedRun>& runs, const RunFilter& filter, const Sorter& sorter) {
  std::vector<std::pair<SortKey, int>> keyed;
  keyed.reserve(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (filter.matches(runs[i])) {
      keyed.emplace_back(sorter.ofRun(runs[i]), static_cast<int>(i));
    }
  }
  std::sort(keyed.begin(), keyed.end(), [&](const auto& one, const auto& other) {
    const bool newer = runs[static_cast<std::size_t>(one.second)].id > runs[static_cast<std::size_t>(other.second)].id;
    return sorter.before(one.first, other.first, newer);
  });
  std::vector<int> sorted;
  sorted.reserve(keyed.size());
  for (const auto& [key, index] : keyed) {
    sorted.push_back(index);
  }
  return sorted;
}

}  // namespace

RunArrangement arrangeRuns(const std::vector<ComparedRun>& runs, const RunFilter& filter, const RunOrder& order) {
  const Sorter sorter(order);
  const std::vector<int> sorted = sortedRuns(runs, filter, sorter);
  RunArrangement arrangement;
  if (order.grouping == RunGrouping::None) {
    for (const int index : sorted) {
      arrangement.lines.push_back({-1, index});
    }
    return arrangement;
  }
  arrangement.groups = groupsOf(runs, sorted, order);
  sortGroups(arrangement.groups, runs, order, sorter);
  for (int group = 0; group < static_cast<int>(arrangement.groups.size()); ++group) {
    const RunGroup& shown = arrangement.groups[static_cast<std::size_t>(group)];
    // A run that is alone with its settings needs no heading.
    const bool alone = order.grouping == RunGrouping::Seeds && shown.members.size() == 1;
    if (!alone) {
      arrangement.lines.push_back({group, -1});
    }
    for (const int member : alone || shown.open ? shown.members : std::vector<int>()) {
      arrangement.lines.push_back({alone ? -1 : group, member});
    }
  }
  return arrangement;
}

QString spreadText(const std::vector<ComparedRun>& runs, const RunGroup& group, const RunColumn& column) {
  const Spread spread = spreadOf(numbersOf(runs, group, column));
  if (spread.count == 0) {
    return {};
  }
  const QString mean = column.numberText(spread.mean);
  return spread.count == 1 ? mean : mean + QStringLiteral(" ± ") + column.differenceText(spread.deviation).mid(1);
}

}  // namespace luthier
