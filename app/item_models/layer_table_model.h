// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/item_models/record_table_model.h"
#include "core/protocol/profile_messages.h"

namespace luthier {

struct LayerRow {
  RowId id = 0;  // its place in the network, from 1
  protocol::ProfiledLayer layer;
};

/// What each layer of a network costs for one example.
class LayerTableModel : public RecordTableModel<LayerRow> {
  Q_OBJECT
 public:
  enum Column { Name, Kind, Output, Parameters, Multiplications, Memory, ColumnCount };

  explicit LayerTableModel(QObject* parent = nullptr);
  void setLayers(const std::vector<protocol::ProfiledLayer>& layers);
  void retranslate();

 protected:
  [[nodiscard]] RowId keyOf(const LayerRow& row) const override { return row.id; }
};

}  // namespace luthier
