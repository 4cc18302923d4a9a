// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/item_models/record_table_model.h"
#include "core/metrics/classification_report.h"

namespace luthier {

/// One class of a classification report.
struct PerClassRow {
  RowId label = 0;
  QString name;
  ClassScores scores;
};

/// Support, precision, recall and F1 of every class. The scores are shares in [0, 1] under Qt::EditRole, which a bar delegate draws.
class PerClassModel : public RecordTableModel<PerClassRow> {
  Q_OBJECT
 public:
  enum Column { Class, Support, Precision, Recall, F1, ColumnCount };

  explicit PerClassModel(QObject* parent = nullptr);
  void setScores(const std::vector<ClassScores>& scores, const QStringList& classes);
  void retranslate();

 protected:
  [[nodiscard]] RowId keyOf(const PerClassRow& row) const override { return row.label; }
};

}  // namespace luthier
