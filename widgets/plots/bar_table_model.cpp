// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/bar_table_model.h"

#include <utility>

#include "widgets/plots/bar_canvas.h"

namespace luthier {

BarTableModel::BarTableModel(QString categoryLabel, QStringList categories, std::vector<BarSeries> series, BarFormat format,
                             QObject* parent)
    : QAbstractTableModel(parent),
      categoryLabel_(std::move(categoryLabel)),
      categories_(std::move(categories)),
      series_(std::move(series)),
      format_(format) {}

int BarTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(categories_.size());
}
int BarTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(series_.size()) + 1;
}

QVariant BarTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole)) {
    return {};
  }
  if (index.column() == 0) {
    return categories_.at(index.row());
  }
  const double value =
      series_[static_cast<std::size_t>(index.column() - 1)].values.at(static_cast<std::size_t>(index.row()));
  return role == Qt::EditRole ? QVariant(value) : QVariant(barValueText(value, format_));
}

QVariant BarTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  return section == 0 ? categoryLabel_ : series_[static_cast<std::size_t>(section - 1)].name;
}

}  // namespace luthier
