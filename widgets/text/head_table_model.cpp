// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/head_table_model.h"

#include <QLocale>

namespace luthier {
namespace {
constexpr int columnTotal = 4;
}

HeadTableModel::HeadTableModel(const AttentionStack& attention, QObject* parent)
    : QAbstractTableModel(parent), heads_(attention.heads) {
  for (int layer = 0; layer < attention.layers; ++layer) {
    for (int head = 0; head < attention.heads; ++head) {
      facts_.push_back(headFacts(attention.mean(layer, head), attention.tokens));
    }
  }
}

int HeadTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(facts_.size());
}

int HeadTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columnTotal; }

QVariant HeadTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole)) {
    return {};
  }
  if (index.column() == 0) {
    return index.row() / heads_ + 1;
  }
  if (index.column() == 1) {
    return index.row() % heads_ + 1;
  }
  const HeadFacts& facts = facts_[static_cast<std::size_t>(index.row())];
  const double value = index.column() == 2 ? facts.entropy : facts.distance;
  return role == Qt::EditRole ? QVariant(value) : QVariant(QLocale().toString(value, 'f', 2));
}

QVariant HeadTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  const QString names[] = {tr("Layer"), tr("Head"), tr("Entropy"), tr("Distance")};
  return names[section];
}

}  // namespace luthier
