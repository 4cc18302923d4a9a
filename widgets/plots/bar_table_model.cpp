// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/bar_table_model.h"

#include <limits>
#include <utility>

#include "widgets/plots/bar_canvas.h"

namespace luthier {

BarTableModel::BarTableModel(QString categoryLabel, QStringList categories, std::vector<BarSeries> series, BarFormat format,
                             QObject* parent)
    : QAbstractTableModel(parent),
      categoryLabel_(std::move(categoryLabel)),
      categories_(std::move(categories)),
      series_(std::move(series)),
      format_(format) {
  for (std::size_t index = 0; index < series_.size(); ++index) {
    columns_.push_back({index, Column::Part::Value});
    if (!series_[index].intervals.empty()) {
      columns_.push_back({index, Column::Part::Low});
      columns_.push_back({index, Column::Part::High});
    }
  }
}

double BarTableModel::numberAt(const Column& column, int row) const {
  const BarSeries& series = series_[column.series];
  const auto category = static_cast<std::size_t>(row);
  if (column.part == Column::Part::Value) {
    return series.values.at(category);
  }
  const auto& interval = series.intervals.at(category);
  if (!interval) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  return column.part == Column::Part::Low ? interval->low : interval->high;
}

int BarTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(categories_.size());
}
int BarTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(columns_.size()) + 1;
}

QVariant BarTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole)) {
    return {};
  }
  if (index.column() == 0) {
    return categories_.at(index.row());
  }
  const double value = numberAt(columns_[static_cast<std::size_t>(index.column() - 1)], index.row());
  return role == Qt::EditRole ? QVariant(value) : QVariant(barValueText(value, format_));
}

QVariant BarTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  if (section == 0) {
    return categoryLabel_;
  }
  const Column& column = columns_[static_cast<std::size_t>(section - 1)];
  const QString& name = series_[column.series].name;
  switch (column.part) {
    case Column::Part::Low:
      return tr("%1, from").arg(name);
    case Column::Part::High:
      return tr("%1, to").arg(name);
    case Column::Part::Value:
      break;
  }
  return name;
}

}  // namespace luthier
