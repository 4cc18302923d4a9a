// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/item_models/artifact_table_model.h"
#include "app/pages/page.h"

class QStackedWidget;

namespace luthier {

class Card;
class CertificateCard;
class DataTable;
class EmptyState;
class EngineJob;
class ExportForm;

/// A trained run for other programs: the format, the folder, and the certificate that the export answers as the run does.
class ExportPage : public Page {
  Q_OBJECT
 public:
  explicit ExportPage(const StudioContext& context);

  void activate() override;
  void open(const Destination& destination) override;
  void refresh() override;

 protected:
  void retranslate() override;

 private:
  void build();
  void connectParts();
  void fillRuns();
  void readArtifacts();
  void takeArtifacts(const std::vector<ArtifactRecord>& artifacts);
  void showArtifact(int row);
  void start();
  void updateButton();

  ArtifactTableModel artifacts_;
  RowId wanted_ = 0;    // a run that was asked for and is not read yet
  bool newest_ = true;  // show the newest export once it has been read
  QPushButton* export_;
  EngineJob* job_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  Card* formCard_;
  ExportForm* form_;
  Card* tableCard_;
  DataTable* table_;
  CertificateCard* certificate_;
};

}  // namespace luthier
