// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/item_models/artifact_table_model.h"
#include "widgets/states/card.h"

class QFormLayout;
class QLabel;
class QPushButton;

namespace luthier {

/// The parity certificate of one export: the verdict, what was compared by which program, with what result.
class CertificateCard : public Card {
  Q_OBJECT
 public:
  explicit CertificateCard(QWidget* parent = nullptr);

  void setArtifact(const std::optional<ArtifactRow>& artifact);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void show();
  void addRow(const QString& label, const QString& value);
  void openFile(const QString& name) const;

  std::optional<ArtifactRow> artifact_;
  QLabel* verdict_;
  QLabel* folder_;
  QWidget* rows_ = nullptr;
  QPushButton* openFolder_;
  QPushButton* openPage_;
};

}  // namespace luthier
