// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace luthier {

/// Sorts by raw values (EditRole; missing ones last, whichever way) and keeps the rows that contain every word of the filter,
/// in any column, as it is read (DisplayRole).
class RowFilterProxy : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit RowFilterProxy(QObject* parent = nullptr);

  void setWords(const QString& text);
  /// The source orders its rows itself: they are shown as they come, and a wish to sort goes to it.
  void setSelfOrdered(bool selfOrdered) { selfOrdered_ = selfOrdered; }
  void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

  /// Headings of figures stand over them, at the right, unless the model says otherwise.
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  QStringList words_;
  bool selfOrdered_ = false;
};

}  // namespace luthier
