// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "widgets/plots/curve.h"

namespace luthier {

/// The curves of a plot as a table: one row for each x that any visible curve has, one column a curve. A snapshot.
class CurveTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  CurveTableModel(const CurveList& curves, const QString& xLabel, bool percent, QObject* parent);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Column {
    QString name;
    std::vector<double> x;
    std::vector<double> values;
  };
  QString xLabel_;
  bool percent_;
  std::vector<double> x_;
  std::vector<Column> columns_;
};

}  // namespace luthier
