// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_table_model.h"

#include <algorithm>
#include <limits>

namespace luthier {
namespace {

constexpr int readableDigits = 10;  // of an x value: steps and epochs, never in exponents

}  // namespace

CurveTableModel::CurveTableModel(const CurveList& curves, const QString& xLabel, bool percent, QObject* parent)
    : QAbstractTableModel(parent), xLabel_(xLabel), percent_(percent) {
  for (const auto& curve : curves) {
    if (curve->visible) {
      const auto x = curve->series.x();
      const auto values = curve->series.raw();
      columns_.push_back({curve->name, {x.begin(), x.end()}, {values.begin(), values.end()}});
      x_.insert(x_.end(), x.begin(), x.end());
    }
  }
  std::sort(x_.begin(), x_.end());
  x_.erase(std::unique(x_.begin(), x_.end()), x_.end());
}

int CurveTableModel::rowCount(const QModelIndex& parent) const {
  constexpr std::size_t most = std::numeric_limits<int>::max();
  return parent.isValid() ? 0 : static_cast<int>(std::min(x_.size(), most));
}

int CurveTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(columns_.size()) + 1;
}

QVariant CurveTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole)) {
    return {};
  }
  const double x = x_[static_cast<std::size_t>(index.row())];
  if (index.column() == 0) {
    return role == Qt::EditRole ? QVariant(x) : QVariant(QString::number(x, 'g', readableDigits));
  }
  const Column& column = columns_[static_cast<std::size_t>(index.column() - 1)];
  const auto found = std::lower_bound(column.x.begin(), column.x.end(), x);
  if (found == column.x.end() || *found != x) {
    return {};
  }
  const double value = column.values[static_cast<std::size_t>(found - column.x.begin())];
  return role == Qt::EditRole ? QVariant(value) : QVariant(curveValueText(value, percent_));
}

QVariant CurveTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  return section == 0 ? xLabel_ : columns_[static_cast<std::size_t>(section - 1)].name;
}

}  // namespace luthier
