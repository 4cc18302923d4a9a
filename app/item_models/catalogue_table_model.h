// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/item_models/record_table_model.h"
#include "core/catalogue/catalogue.h"

namespace luthier {

/// Where an entry of the catalogue stands.
enum class EntryState { Available, OnThisMachine, Waiting, Fetching, Installed };

struct CatalogueRow {
  RowId id = 0;  // its place in the catalogue, from 1
  CatalogueEntry entry;
  EntryState state = EntryState::Available;
};

/// What a person reads of an entry's size: as published, or about four bytes for each parameter; "" where neither is known.
[[nodiscard]] QString sizeText(const CatalogueEntry& entry);
[[nodiscard]] QString stateText(EntryState state);

/// The models that can be fetched.
class CatalogueTableModel : public RecordTableModel<CatalogueRow> {
  Q_OBJECT
 public:
  enum Column { Name, Architecture, Parameters, Input, Accuracy, Size, Licence, Source, State, ColumnCount };

  explicit CatalogueTableModel(QObject* parent = nullptr);
  void retranslate();

 protected:
  [[nodiscard]] RowId keyOf(const CatalogueRow& row) const override { return row.id; }
};

}  // namespace luthier
