// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "widgets/text/attention_stack.h"
#include "widgets/text/head_facts.h"

namespace luthier {

/// Layer, head, entropy and distance of every head. A snapshot.
class HeadTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  HeadTableModel(const AttentionStack& attention, QObject* parent);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  int heads_;
  std::vector<HeadFacts> facts_;
};

}  // namespace luthier
