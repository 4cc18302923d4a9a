// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/item_models/record_table_model.h"

namespace luthier {

/// A model of the workspace; `bestRun` is the best validation accuracy of the runs fine-tuned from it.
struct ModelRow {
  ModelRecord model;
  std::optional<double> bestRun;
};

/// The models of a workspace.
class ModelTableModel : public RecordTableModel<ModelRow> {
  Q_OBJECT
 public:
  enum Column { Name, Architecture, Parameters, Input, Classes, Origin, BestRun, ColumnCount };

  explicit ModelTableModel(QObject* parent = nullptr);
  void retranslate();

 protected:
  [[nodiscard]] RowId keyOf(const ModelRow& row) const override { return row.model.id; }
};

}  // namespace luthier
