// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/item_models/record_table_model.h"

namespace luthier {

/// A model of the workspace; `accuracy` where it came from a run or was evaluated.
struct ModelRow {
  ModelRecord model;
  std::optional<double> accuracy;
};

/// The models of a workspace.
class ModelTableModel : public RecordTableModel<ModelRow> {
  Q_OBJECT
 public:
  enum Column { Name, Architecture, Parameters, Input, Classes, Origin, Accuracy, ColumnCount };

  explicit ModelTableModel(QObject* parent = nullptr);
  void retranslate();

 protected:
  [[nodiscard]] RowId keyOf(const ModelRow& row) const override { return row.model.id; }
};

}  // namespace luthier
