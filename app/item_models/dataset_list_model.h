// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/item_models/record_table_model.h"

namespace luthier {

/// A dataset with the number of its examples.
struct DatasetRow {
  DatasetRecord dataset;
  std::int64_t examples = 0;
};

/// The datasets of a workspace: name with size and classes in a second line (the tool tip names the source).
class DatasetListModel : public RecordTableModel<DatasetRow> {
  Q_OBJECT
 public:
  explicit DatasetListModel(QObject* parent = nullptr);
  void retranslate();

 protected:
  [[nodiscard]] RowId keyOf(const DatasetRow& row) const override { return row.dataset.id; }
  [[nodiscard]] QVariant extraData(const DatasetRow& row, int column, int role) const override;
};

}  // namespace luthier
