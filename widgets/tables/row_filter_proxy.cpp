// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/row_filter_proxy.h"

#include <algorithm>
#include <cmath>

namespace luthier {
namespace {

bool isNumber(const QVariant& value) {
  switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
    case QMetaType::Float:
      return true;
    default:
      return false;
  }
}

bool isMissing(const QVariant& value) { return !value.isValid() || (isNumber(value) && std::isnan(value.toDouble())); }

}  // namespace

RowFilterProxy::RowFilterProxy(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(Qt::EditRole);
  setSortLocaleAware(true);
  setDynamicSortFilter(true);
}

void RowFilterProxy::setWords(const QString& text) {
  words_ = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  invalidateFilter();
}

void RowFilterProxy::sort(int column, Qt::SortOrder order) {
  if (!selfOrdered_) {
    QSortFilterProxyModel::sort(column, order);
  } else if (sourceModel() != nullptr) {
    sourceModel()->sort(column, order);
  }
}

QVariant RowFilterProxy::headerData(int section, Qt::Orientation orientation, int role) const {
  const QVariant given = QSortFilterProxyModel::headerData(section, orientation, role);
  const bool open = role == Qt::TextAlignmentRole && orientation == Qt::Horizontal && !given.isValid();
  if (open && sourceModel() != nullptr && isNumber(sourceModel()->index(0, section).data(Qt::EditRole))) {
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  }
  return given;
}

bool RowFilterProxy::filterAcceptsRow(int row, const QModelIndex& parent) const {
  if (words_.isEmpty()) {
    return true;
  }
  QString whole;
  for (int column = 0; column < sourceModel()->columnCount(parent); ++column) {
    whole += sourceModel()->index(row, column, parent).data(Qt::DisplayRole).toString() + QLatin1Char('\n');
  }
  return std::all_of(words_.begin(), words_.end(),
                     [&whole](const QString& word) { return whole.contains(word, Qt::CaseInsensitive); });
}

bool RowFilterProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const QVariant first = left.data(sortRole());
  const QVariant second = right.data(sortRole());
  const bool ascending = sortOrder() == Qt::AscendingOrder;
  if (isMissing(first) || isMissing(second)) {
    return isMissing(first) == isMissing(second) ? false : isMissing(second) == ascending;
  }
  if (isNumber(first) && isNumber(second)) {
    return first.toDouble() < second.toDouble();
  }
  return QSortFilterProxyModel::lessThan(left, right);
}

}  // namespace luthier
