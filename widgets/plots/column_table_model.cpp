// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/column_table_model.h"

#include <utility>

namespace luthier {

ColumnTableModel::ColumnTableModel(QString nameLabel, QStringList names, std::vector<FigureColumn> columns, QObject* parent)
    : QAbstractTableModel(parent),
      nameLabel_(std::move(nameLabel)),
      names_(std::move(names)),
      columns_(std::move(columns)) {}

int ColumnTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(names_.size());
}

int ColumnTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(columns_.size()) + 1;
}

QVariant ColumnTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole)) {
    return {};
  }
  if (index.column() == 0) {
    return names_.at(index.row());
  }
  const FigureColumn& column = columns_[static_cast<std::size_t>(index.column() - 1)];
  const double value = column.values.at(static_cast<std::size_t>(index.row()));
  return role == Qt::EditRole && column.categories.isEmpty() ? QVariant(value) : QVariant(column.text(value));
}

QVariant ColumnTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  return section == 0 ? nameLabel_ : columns_[static_cast<std::size_t>(section - 1)].name;
}

}  // namespace luthier
