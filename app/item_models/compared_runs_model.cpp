// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/compared_runs_model.h"

#include <QFont>
#include <algorithm>
#include <cmath>

#include "app/item_models/record_table_model.h"
#include "widgets/theme/icons.h"

namespace luthier {
namespace {

const QString indent = QStringLiteral("      ");  // of a run below the heading of its group

bool sortsByText(const RunColumn& column) { return !column.numeric() && column.kind != RunColumn::Kind::Created; }

}  // namespace

ComparedRunsModel::ComparedRunsModel(QObject* parent) : QAbstractTableModel(parent) {}

void ComparedRunsModel::setRuns(std::vector<ComparedRun> runs) {
  if (runs == runs_) {
    return;
  }
  // Lines point into the runs: where these are others in number or order, they are another table.
  const bool same = std::equal(runs.begin(), runs.end(), runs_.begin(), runs_.end(),
                               [](const ComparedRun& one, const ComparedRun& other) { return one.id == other.id; });
  RunArrangement arrangement = arrangeRuns(runs, filter_, order_);
  if (same && arrangement == arrangement_) {
    runs_ = std::move(runs);
    if (rowCount() > 0) {
      emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    return;
  }
  beginResetModel();
  runs_ = std::move(runs);
  arrangement_ = std::move(arrangement);
  endResetModel();
}

void ComparedRunsModel::rearrange() {
  RunArrangement arrangement = arrangeRuns(runs_, filter_, order_);
  if (arrangement != arrangement_) {
    beginResetModel();
    arrangement_ = std::move(arrangement);
    endResetModel();
  }
}

void ComparedRunsModel::setColumns(std::vector<RunColumn> columns) {
  if (columns != columns_) {
    beginResetModel();
    columns_ = std::move(columns);
    arrangement_ = arrangeRuns(runs_, filter_, order_);
    endResetModel();
  }
}

void ComparedRunsModel::setFilter(const RunFilter& filter) {
  filter_ = filter;
  rearrange();
}

void ComparedRunsModel::setGrouping(RunGrouping grouping) {
  if (grouping != order_.grouping) {
    order_.grouping = grouping;
    order_.closed.clear();
    rearrange();
  }
}

void ComparedRunsModel::setBaseline(RowId run) {
  if (run != baseline_) {
    baseline_ = run;
    if (rowCount() > 0) {
      emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
  }
}

void ComparedRunsModel::retranslate() {
  beginResetModel();
  arrangement_ = arrangeRuns(runs_, filter_, order_);
  endResetModel();
}

const ComparedRun* ComparedRunsModel::run(int line) const {
  const bool inside = line >= 0 && line < rowCount();
  const int index = inside ? arrangement_.lines[static_cast<std::size_t>(line)].run : -1;
  return index < 0 ? nullptr : &runs_[static_cast<std::size_t>(index)];
}

std::vector<RowId> ComparedRunsModel::runsOf(int line) const {
  if (const ComparedRun* single = run(line)) {
    return {single->id};
  }
  std::vector<RowId> ids;
  if (line >= 0 && line < rowCount()) {
    const int group = arrangement_.lines[static_cast<std::size_t>(line)].group;
    for (const int member : arrangement_.groups[static_cast<std::size_t>(group)].members) {
      ids.push_back(runs_[static_cast<std::size_t>(member)].id);
    }
  }
  return ids;
}

const ComparedRun* ComparedRunsModel::find(RowId id) const {
  const auto found =
      std::lower_bound(runs_.begin(), runs_.end(), id, [](const ComparedRun& run, RowId wanted) { return run.id < wanted; });
  return found != runs_.end() && found->id == id ? &*found : nullptr;
}

int ComparedRunsModel::lineOf(RowId id) const {
  for (int line = 0; line < rowCount(); ++line) {
    const ComparedRun* shown = run(line);
    if (shown != nullptr && shown->id == id) {
      return line;
    }
  }
  return -1;
}

int ComparedRunsModel::columnOf(RunColumn::Kind kind) const {
  const auto found =
      std::find_if(columns_.begin(), columns_.end(), [kind](const RunColumn& column) { return column.kind == kind; });
  return found == columns_.end() ? -1 : static_cast<int>(found - columns_.begin());
}

bool ComparedRunsModel::toggle(int line) {
  if (line < 0 || line >= rowCount() || run(line) != nullptr) {
    return false;
  }
  const int group = arrangement_.lines[static_cast<std::size_t>(line)].group;
  const QString key = arrangement_.groups[static_cast<std::size_t>(group)].key;
  if (!order_.closed.erase(key)) {
    order_.closed.insert(key);
  }
  rearrange();
  return true;
}

std::vector<RowId> ComparedRunsModel::fittingRuns() const {
  std::vector<RowId> ids;
  for (const ComparedRun& run : runs_) {
    if (filter_.matches(run)) {
      ids.push_back(run.id);
    }
  }
  return ids;
}

int ComparedRunsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(arrangement_.lines.size());
}

int ComparedRunsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant ComparedRunsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const RunColumn& column = columns_[static_cast<std::size_t>(index.column())];
  if (role == Qt::TextAlignmentRole) {
    return column.numeric() ? QVariant::fromValue(figureAlignment) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  }
  const RunLine& line = arrangement_.lines[static_cast<std::size_t>(index.row())];
  if (line.run < 0) {
    return groupData(arrangement_.groups[static_cast<std::size_t>(line.group)], column, role);
  }
  return runData(runs_[static_cast<std::size_t>(line.run)], column, role, line.group >= 0);
}

QVariant ComparedRunsModel::groupData(const RunGroup& group, const RunColumn& column, int role) const {
  const bool name = column.kind == RunColumn::Kind::Name;
  switch (role) {
    case idRole:
      return group.key;
    case Qt::FontRole: {
      QFont font;
      font.setBold(true);
      return name ? QVariant(font) : QVariant();
    }
    case Qt::DecorationRole:
      return name ? QVariant(theme::icon(group.open ? theme::Icon::Down : theme::Icon::Next)) : QVariant();
    case Qt::DisplayRole:
    case Qt::EditRole:
      break;
    default:
      return {};
  }
  if (name) {
    return tr("%1 (%2)", "heading of a group: its name, number of runs").arg(group.title).arg(group.members.size());
  }
  if (column.numeric()) {
    return spreadText(runs_, group, column);
  }
  // What all of them share says something of the group.
  const QString first = column.text(runs_[static_cast<std::size_t>(group.members.front())]);
  const bool shared = std::all_of(group.members.begin(), group.members.end(),
                                  [&](int member) { return column.text(runs_[static_cast<std::size_t>(member)]) == first; });
  return shared && sortsByText(column) ? first : QString();
}

QString ComparedRunsModel::shownText(const ComparedRun& run, const RunColumn& column) const {
  const ComparedRun* baseline = baseline_ == run.id || column.kind != RunColumn::Kind::Metric ? nullptr : find(baseline_);
  const QString text = column.text(run);
  const double difference = baseline == nullptr ? std::nan("") : column.number(run) - column.number(*baseline);
  return std::isfinite(difference) ? text + QStringLiteral("  ") + column.differenceText(difference) : text;
}

QVariant ComparedRunsModel::runData(const ComparedRun& run, const RunColumn& column, int role, bool indented) const {
  const bool name = column.kind == RunColumn::Kind::Name;
  switch (role) {
    case Qt::DisplayRole:
      return name && indented ? indent + run.name : shownText(run, column);
    case Qt::EditRole:
      if (column.kind == RunColumn::Kind::Created) {
        return static_cast<qlonglong>(run.createdAt);
      }
      return column.numeric() ? QVariant(column.number(run)) : QVariant(column.text(run));
    case idRole:
      return QVariant::fromValue<qlonglong>(run.id);
    case Qt::DecorationRole:
      return name && run.id == baseline_ ? QVariant(theme::icon(theme::Icon::Pin)) : QVariant();
    case Qt::ToolTipRole:
      if (name && run.id == baseline_) {
        return tr("The baseline: figures of the other runs show how far they are from it.");
      }
      return column.kind == RunColumn::Kind::Note && !run.note.isEmpty() ? QVariant(run.note.toHtmlEscaped()) : QVariant();
    default:
      return {};
  }
}

bool ComparedRunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  const ComparedRun* edited = run(index.row());
  if (edited == nullptr || role != Qt::EditRole || index.column() >= columnCount()) {
    return false;
  }
  const RunColumn& column = columns_[static_cast<std::size_t>(index.column())];
  const QString text = value.toString().trimmed();
  if (!column.editable() || (column.kind == RunColumn::Kind::Name && text.isEmpty())) {
    return false;
  }
  if (text == column.text(*edited)) {
    return true;
  }
  if (column.kind == RunColumn::Kind::Name) {
    emit nameEdited(edited->id, text);
  } else if (column.kind == RunColumn::Kind::Tags) {
    emit tagsEdited(edited->id, splitTags(text));
  } else {
    emit noteEdited(edited->id, text);
  }
  return true;
}

QVariant ComparedRunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
    return {};
  }
  const RunColumn& column = columns_[static_cast<std::size_t>(section)];
  if (role == Qt::TextAlignmentRole) {
    return column.numeric() ? QVariant::fromValue(figureAlignment) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  }
  return role == Qt::DisplayRole ? QVariant(column.title()) : QVariant();
}

Qt::ItemFlags ComparedRunsModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags standard = QAbstractTableModel::flags(index);
  const bool editable = index.isValid() && run(index.row()) != nullptr && index.column() < columnCount() &&
                        columns_[static_cast<std::size_t>(index.column())].editable();
  return editable ? standard | Qt::ItemIsEditable : standard;
}

void ComparedRunsModel::sort(int column, Qt::SortOrder order) {
  if (column >= 0 && column < columnCount()) {
    order_.column = columns_[static_cast<std::size_t>(column)];
    order_.direction = order;
    rearrange();
  }
}

}  // namespace luthier
