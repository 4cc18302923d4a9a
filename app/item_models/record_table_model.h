// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QVariant>
#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/store/records.h"

namespace luthier {

/// Role of the store's id of a row.
inline constexpr int idRole = Qt::UserRole + 1;

/// Figures stand at the right.
inline constexpr Qt::Alignment figureAlignment = Qt::AlignRight | Qt::AlignVCenter;

/// A table over rows of a value type, one function per column. setRows() changes only what differs, so that selection and
/// scroll position of a view survive a refresh; the order of display is a proxy's business.
template <class Row>
class RecordTableModel : public QAbstractTableModel {
 public:
  struct Column {
    QString title;
    std::function<QVariant(const Row&)> value;  // sort value; shown as it is where `text` is empty
    std::function<QString(const Row&)> text = {};
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    bool editable = false;
  };

  using QAbstractTableModel::QAbstractTableModel;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
  }
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
  }

  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
      return {};
    }
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const Column& column = columns_[static_cast<std::size_t>(index.column())];
    switch (role) {
      case Qt::DisplayRole:
        return column.text ? QVariant(column.text(row)) : column.value(row);
      case Qt::EditRole:
        return column.value(row);
      case idRole:
        return QVariant::fromValue<qlonglong>(keyOf(row));
      case Qt::TextAlignmentRole:
        return QVariant::fromValue(column.alignment);
      default:
        return extraData(row, index.column(), role);
    }
  }

  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
      return {};
    }
    const Column& column = columns_[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole) {
      return QVariant::fromValue(column.alignment);
    }
    return role == Qt::DisplayRole ? QVariant(column.title) : QVariant();
  }

  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override {
    const Qt::ItemFlags standard = QAbstractTableModel::flags(index);
    const bool editable = index.isValid() && columns_[static_cast<std::size_t>(index.column())].editable;
    return editable ? standard | Qt::ItemIsEditable : standard;
  }

  [[nodiscard]] const std::vector<Row>& rows() const noexcept { return rows_; }
  [[nodiscard]] const Row* row(int index) const {
    return index >= 0 && index < rowCount() ? &rows_[static_cast<std::size_t>(index)] : nullptr;
  }
  /// Index of the row with this id, or -1.
  [[nodiscard]] int rowOf(RowId id) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return keyOf(row) == id; });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
  }

  void setRows(std::vector<Row> rows) {
    std::unordered_map<RowId, std::size_t> wanted;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      wanted.emplace(keyOf(rows[i]), i);
    }
    removeMissing(wanted);
    updateKept(rows, wanted);
    appendNew(std::move(rows), wanted);
  }

 protected:
  /// The id that makes a row the same row after a refresh.
  [[nodiscard]] virtual RowId keyOf(const Row& row) const = 0;
  [[nodiscard]] virtual QVariant extraData(const Row& /*row*/, int /*column*/, int /*role*/) const { return {}; }

  /// Titles and functions; called again when the language changes.
  void setColumns(std::vector<Column> columns) {
    if (columns.size() == columns_.size() && !columns_.empty()) {
      columns_ = std::move(columns);
      emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
      if (!rows_.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
      }
      return;
    }
    beginResetModel();
    columns_ = std::move(columns);
    endResetModel();
  }
  [[nodiscard]] const std::vector<Column>& columns() const noexcept { return columns_; }

 private:
  [[nodiscard]] bool looksDifferent(const Row& one, const Row& other) const {
    return std::any_of(columns_.begin(), columns_.end(), [&](const Column& column) {
      return column.value(one) != column.value(other) || (column.text && column.text(one) != column.text(other));
    });
  }

  void removeMissing(const std::unordered_map<RowId, std::size_t>& wanted) {
    for (int i = rowCount() - 1; i >= 0; --i) {
      if (!wanted.contains(keyOf(rows_[static_cast<std::size_t>(i)]))) {
        beginRemoveRows({}, i, i);
        rows_.erase(rows_.begin() + i);
        endRemoveRows();
      }
    }
  }

  void updateKept(std::vector<Row>& rows, std::unordered_map<RowId, std::size_t>& wanted) {
    for (int i = 0; i < rowCount(); ++i) {
      Row& kept = rows_[static_cast<std::size_t>(i)];
      const auto found = wanted.find(keyOf(kept));
      Row& fresh = rows[found->second];
      wanted.erase(found);
      const bool changed = looksDifferent(kept, fresh);
      kept = std::move(fresh);
      if (changed) {
        emit dataChanged(index(i, 0), index(i, columnCount() - 1));
      }
    }
  }

  /// `wanted` holds what is left: the rows that were not there before.
  void appendNew(std::vector<Row> rows, const std::unordered_map<RowId, std::size_t>& wanted) {
    if (wanted.empty()) {
      return;
    }
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(wanted.size()) - 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto found = wanted.find(keyOf(rows[i]));
      if (found != wanted.end() && found->second == i) {
        rows_.push_back(std::move(rows[i]));
      }
    }
    endInsertRows();
  }

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

}  // namespace luthier
