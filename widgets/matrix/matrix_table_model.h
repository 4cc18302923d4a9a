// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <optional>

#include "core/metrics/confusion_matrix.h"
#include "widgets/matrix/matrix_difference.h"

namespace luthier {

/// A confusion matrix as a table: true class, then one column for each answer, then the sum; or the difference
/// from another matrix. A snapshot.
class MatrixTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  MatrixTableModel(ConfusionMatrix matrix, QStringList names, bool normalised, std::optional<MatrixDifference> difference,
                   QObject* parent);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  ConfusionMatrix matrix_;
  QStringList names_;
  bool normalised_;
  std::optional<MatrixDifference> difference_;
};

}  // namespace luthier
