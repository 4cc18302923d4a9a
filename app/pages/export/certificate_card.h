// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/item_models/artifact_table_model.h"
#include "widgets/states/card.h"

class QFormLayout;
class QLabel;
class QPushButton;

namespace luthier {

class FactList;

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
  void openFile(const QString& name) const;

  std::optional<ArtifactRow> artifact_;
  QLabel* hint_;
  QLabel* verdict_;
  QLabel* folder_;
  FactList* facts_;
  QPushButton* openFolder_;
  QPushButton* openPage_;
};

}  // namespace luthier
