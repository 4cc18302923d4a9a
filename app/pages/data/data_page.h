// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoStack>

#include "app/item_models/dataset_list_model.h"
#include "app/pages/page.h"
#include "app/pages/shared/pending_deletions.h"

class QListView;
class QStackedWidget;

namespace luthier {

class Card;
class DatasetPanel;
class EmptyState;
class EngineJob;
class ImportPanel;

/// The datasets of the workspace and the way in: drop a folder anywhere on the page, or choose one.
class DataPage : public Page {
  Q_OBJECT
 public:
  explicit DataPage(const StudioContext& context);

  void open(const Destination& destination) override;
  void refresh() override;

 protected:
  void retranslate() override;
  void takePaths(const QStringList& paths) override;

 private:
  QWidget* buildList();
  void connectParts();
  void readDatasets();
  void takeRows(std::vector<DatasetRow> rows);
  void showDataset(RowId dataset);
  void showWhatThereIs();
  void chooseFolder();
  void chooseFile();
  void startImport(const QString& path);
  void rename();
  void applyName(RowId dataset, const QString& name);
  void remove();
  void relocate();

  DatasetListModel datasets_;
  PendingDeletions deletions_;
  QUndoStack undo_;
  RowId shown_ = 0;
  QString wantedName_;  // the dataset that an import has just made

  QPushButton* fileButton_;
  QPushButton* importButton_;
  EngineJob* job_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  QWidget* library_;
  QListView* list_;
  Card* listCard_;
  DatasetPanel* panel_;
  ImportPanel* import_;
};

}  // namespace luthier
