// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/token_table_model.h"

#include "widgets/text/colour_legend.h"

namespace luthier {
namespace {
constexpr int scoreColumns = 3;
constexpr int lensColumns = 8;
}  // namespace

TokenTableModel::TokenTableModel(Columns columns, std::vector<Row> rows, QObject* parent)
    : QAbstractTableModel(parent), columns_(columns), rows_(std::move(rows)) {}

int TokenTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int TokenTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns_ == Columns::Scores ? scoreColumns : lensColumns;
}

QVariant TokenTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole)) {
    return {};
  }
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (index.column() == 0) {
    return index.row() + 1;
  }
  if (index.column() == 1) {
    return row.token.text;
  }
  if (columns_ == Columns::Lens) {
    return lensValue(row.token, index.column());
  }
  return role == Qt::EditRole ? QVariant(row.score) : QVariant(scoreText(row.score));
}

QVariant TokenTableModel::lensValue(const TextToken& token, int column) const {
  switch (column) {
    case 2:
      return token.piece;
    case 3:
      return token.id;
    case 4:
      return token.special ? QVariant() : QVariant(token.begin);
    case 5:
      return token.special ? QVariant() : QVariant(token.end);
    case 6:
      return token.word < 0 ? QVariant() : QVariant(token.word + 1);
    default:
      return token.special ? tr("special") : token.cut ? tr("cut off") : QString();
  }
}

QVariant TokenTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  const QString scores[] = {tr("No."), tr("Token"), tr("Score")};
  const QString lens[] = {tr("No."),  tr("Token"), tr("Piece"), tr("Id"), tr("Begins at byte"), tr("Ends before byte"),
                          tr("Word"), tr("Remark")};
  return columns_ == Columns::Scores ? scores[section] : lens[section];
}

}  // namespace luthier
