// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "widgets/plots/bar_plot.h"

namespace luthier {

/// The numbers of a bar plot: one row a category, one column a series, followed by the ends of its intervals where it has them. A
/// snapshot.
class BarTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  BarTableModel(QString categoryLabel, QStringList categories, std::vector<BarSeries> series, BarFormat format,
                QObject* parent);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  /// What a column after the first holds.
  struct Column {
    std::size_t series;
    enum class Part { Value, Low, High } part;
  };
  [[nodiscard]] double numberAt(const Column& column, int row) const;

  std::vector<Column> columns_;
  QString categoryLabel_;
  QStringList categories_;
  std::vector<BarSeries> series_;
  BarFormat format_;
};

}  // namespace luthier
