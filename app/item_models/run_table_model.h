// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/item_models/record_table_model.h"

namespace luthier {

/// A run as the queue of the Train page shows it.
struct RunRow {
  RunRecord run;
  QString dataset;
  QString model;
  std::string metric;            // the most telling one of its task
  std::optional<double> result;  // its value; last epoch, validation
  std::optional<RunProgress> progress;
};

/// The runs of a workspace, to look at; the table to work with is ComparedRunsModel.
class RunTableModel : public RecordTableModel<RunRow> {
  Q_OBJECT
 public:
  enum Column { Name, Status, Dataset, Model, Result, Epochs, Duration, Created, ColumnCount };

  explicit RunTableModel(QObject* parent = nullptr);
  void retranslate();

 protected:
  [[nodiscard]] RowId keyOf(const RunRow& row) const override { return row.run.id; }
};

}  // namespace luthier
