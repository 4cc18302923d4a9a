// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include "widgets/plots/figure_column.h"

namespace luthier {

/// The numbers of a figure over many things: one row a thing, its name, then a column for each axis. A snapshot.
class ColumnTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  ColumnTableModel(QString nameLabel, QStringList names, std::vector<FigureColumn> columns, QObject* parent);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString nameLabel_;
  QStringList names_;
  std::vector<FigureColumn> columns_;
};

}  // namespace luthier
