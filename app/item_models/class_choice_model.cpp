// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/class_choice_model.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "app/item_models/display_text.h"

namespace luthier {
namespace {

QString splitTitle(const std::string& name) {
  const auto split = splitFromName(name);
  if (split) {
    return display::split(*split);
  }
  return name.empty() ? ClassChoiceModel::tr("Examples") : QString::fromStdString(name);
}

/// Train, validation, test, then whatever else.
int splitOrder(const std::string& name) {
  const auto split = splitFromName(name);
  return split ? static_cast<int>(*split) : 3;
}

}  // namespace

ClassChoiceModel::ClassChoiceModel(QObject* parent) : QAbstractTableModel(parent) {}

void ClassChoiceModel::setFound(const std::vector<protocol::FoundClass>& classes) {
  std::map<std::string, Row> before;
  for (Row& row : rows_) {
    before.emplace(row.found.name, std::move(row));
  }
  beginResetModel();
  rows_.clear();
  std::set<std::string> splits;
  for (const protocol::FoundClass& found : classes) {
    const auto known = before.find(found.name);
    rows_.push_back(known == before.end() ? Row{found, true, QString::fromStdString(found.name)}
                                          : Row{found, known->second.taken, known->second.name});
    for (const auto& entry : found.files) {
      splits.insert(entry.first);
    }
  }
  splits_.assign(splits.begin(), splits.end());
  std::stable_sort(splits_.begin(), splits_.end(),
                   [](const std::string& one, const std::string& other) { return splitOrder(one) < splitOrder(other); });
  endResetModel();
  emit choiceChanged();
}

std::string ClassChoiceModel::mapping() const {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const Row& row : rows_) {
    if (!row.taken) {
      json[row.found.name] = nullptr;
    } else if (row.name.toStdString() != row.found.name) {
      json[row.found.name] = row.name.toStdString();
    }
  }
  return json.empty() ? std::string() : json.dump();
}

QStringList ClassChoiceModel::names() const {
  QStringList names;
  for (const Row& row : rows_) {
    if (row.taken && !names.contains(row.name)) {
      names.append(row.name);
    }
  }
  return names;
}

std::int64_t ClassChoiceModel::files() const {
  std::int64_t files = 0;
  for (const Row& row : rows_) {
    for (const auto& entry : row.found.files) {
      files += row.taken ? entry.second : 0;
    }
  }
  return files;
}

void ClassChoiceModel::retranslate() { emit headerDataChanged(Qt::Horizontal, 0, std::max(0, columnCount() - 1)); }

int ClassChoiceModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ClassChoiceModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : FirstCount + static_cast<int>(splits_.size());
}

std::int64_t ClassChoiceModel::count(const Row& row, int column) const {
  const auto found = row.found.files.find(splits_[static_cast<std::size_t>(column - FirstCount)]);
  return found == row.found.files.end() ? 0 : found->second;
}

QVariant ClassChoiceModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (index.column() == Found && role == Qt::CheckStateRole) {
    return row.taken ? Qt::Checked : Qt::Unchecked;
  }
  if (role == Qt::TextAlignmentRole && index.column() >= FirstCount) {
    return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole && role != Qt::EditRole) {
    return {};
  }
  if (index.column() == Found) {
    return QString::fromStdString(row.found.name);
  }
  if (index.column() == Name) {
    return row.taken || role == Qt::EditRole ? row.name : tr("left out");
  }
  const std::int64_t files = count(row, index.column());
  return role == Qt::EditRole ? QVariant::fromValue<qlonglong>(files) : QVariant(display::count(files));
}

bool ClassChoiceModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return false;
  }
  Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (index.column() == Found && role == Qt::CheckStateRole) {
    row.taken = value.toInt() == Qt::Checked;
  } else if (index.column() == Name && role == Qt::EditRole && !value.toString().trimmed().isEmpty()) {
    row.name = value.toString().trimmed();
  } else {
    return false;
  }
  emit dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
  emit choiceChanged();
  return true;
}

QVariant ClassChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount()) {
    return {};
  }
  switch (section) {
    case Found:
      return tr("Found");
    case Name:
      return tr("Name in the dataset");
    default:
      return splitTitle(splits_[static_cast<std::size_t>(section - FirstCount)]);
  }
}

Qt::ItemFlags ClassChoiceModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  if (index.column() == Found) {
    flags |= Qt::ItemIsUserCheckable;
  } else if (index.column() == Name) {
    flags |= Qt::ItemIsEditable;
  }
  return flags;
}

}  // namespace luthier
