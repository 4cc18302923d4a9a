// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoStack>
#include <set>

#include "app/item_models/model_table_model.h"
#include "app/pages/page.h"
#include "app/pages/shared/pending_deletions.h"

class QLabel;
class QStackedWidget;

namespace luthier {

class Card;
class CataloguePanel;
class DataTable;
class EmptyState;
class EngineJob;
class ModelPanel;
class SegmentedTabs;

/// The pretrained models of the workspace, the catalogue of those that can be fetched, and the way in for an own checkpoint: drop
/// a file anywhere on the page.
class ModelsPage : public Page {
  Q_OBJECT
 public:
  explicit ModelsPage(const StudioContext& context);

  void open(const Destination& destination) override;
  void refresh() override;

 protected:
  void retranslate() override;
  void takePaths(const QStringList& paths) override;

 private:
  void build();
  void connectParts();
  void showFetched(RowId model);
  void readModels();
  void takeRows(std::vector<ModelRow> rows);
  void showModel(int row);
  void showHint();
  void chooseFile();
  void chooseFolder();
  void addFile(const QString& path);
  void addNext();
  void train(RowId model);
  void remove(RowId model);

  ModelTableModel models_;
  PendingDeletions deletions_;
  QUndoStack undo_;
  QStringList queue_;       // files that wait to be added
  std::set<RowId> before_;  // models there were before the addition that runs
  RowId wanted_ = 0;

  QPushButton* addFolder_;
  QPushButton* add_;
  EngineJob* job_;
  QLabel* hint_;
  SegmentedTabs* tabs_;
  QStackedWidget* sides_;  // the workspace, the catalogue
  CataloguePanel* catalogue_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  Card* tableCard_;
  DataTable* table_;
  ModelPanel* panel_;
};

}  // namespace luthier
