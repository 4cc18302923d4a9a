// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/item_models/certificate_facts.h"
#include "app/item_models/record_table_model.h"

namespace luthier {

/// An export of a run with what its certificate says.
struct ArtifactRow {
  ArtifactRecord artifact;
  CertificateFacts certificate;
};

/// The exports of one run.
class ArtifactTableModel : public RecordTableModel<ArtifactRow> {
  Q_OBJECT
 public:
  enum Column { Format, Folder, Agreement, Difference, When, ColumnCount };

  explicit ArtifactTableModel(QObject* parent = nullptr);
  void retranslate();
  void setArtifacts(const std::vector<ArtifactRecord>& artifacts);

 protected:
  [[nodiscard]] RowId keyOf(const ArtifactRow& row) const override { return row.artifact.id; }
  [[nodiscard]] QVariant extraData(const ArtifactRow& row, int column, int role) const override;
};

/// "ONNX"; the id of a format that is not known.
[[nodiscard]] QString exportFormatLabel(const std::string& id);

}  // namespace luthier
