// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrix/matrix_table_model.h"

#include <utility>

namespace luthier {

MatrixTableModel::MatrixTableModel(ConfusionMatrix matrix, QStringList names, bool normalised,
                                   std::optional<MatrixDifference> difference, QObject* parent)
    : QAbstractTableModel(parent),
      matrix_(std::move(matrix)),
      names_(std::move(names)),
      normalised_(normalised),
      difference_(std::move(difference)) {}

int MatrixTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(matrix_.classes());
}

int MatrixTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || matrix_.classes() == 0 ? 0 : static_cast<int>(matrix_.classes()) + 2;
}

QVariant MatrixTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole)) {
    return {};
  }
  if (index.column() == 0) {
    return names_.value(index.row());
  }
  const auto truth = static_cast<std::size_t>(index.row());
  const std::int64_t support = matrix_.support(truth);
  if (index.column() == columnCount() - 1) {
    return QVariant::fromValue<qlonglong>(support);
  }
  const auto prediction = static_cast<std::size_t>(index.column() - 1);
  if (difference_) {
    const double difference = difference_->at(truth, prediction, normalised_);
    return role == Qt::EditRole ? QVariant(difference) : QVariant(MatrixDifference::text(difference, normalised_));
  }
  const std::int64_t count = matrix_.at(truth, prediction);
  if (!normalised_) {
    return QVariant::fromValue<qlonglong>(count);
  }
  const double share = support == 0 ? 0.0 : static_cast<double>(count) / static_cast<double>(support);
  return role == Qt::EditRole ? QVariant(share) : QVariant(QString::number(share * 100.0, 'f', 1) + QStringLiteral(" %"));
}

QVariant MatrixTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  if (section == 0) {
    return tr("True class");
  }
  return section == columnCount() - 1 ? tr("Sum") : names_.value(section - 1);
}

}  // namespace luthier
