// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "widgets/text/text_token.h"

namespace luthier {

/// Tokens as a table: number, text, and, where they are given, score or piece, id, bytes and word. A snapshot.
class TokenTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum class Columns { Scores, Lens };

  struct Row {
    TextToken token;
    double score = 0.0;
  };

  TokenTableModel(Columns columns, std::vector<Row> rows, QObject* parent);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] QVariant lensValue(const TextToken& token, int column) const;

  Columns columns_;
  std::vector<Row> rows_;
};

}  // namespace luthier
