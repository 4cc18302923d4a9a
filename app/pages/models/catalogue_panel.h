// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <set>

#include "app/item_models/catalogue_table_model.h"
#include "app/pages/models/download_queue.h"
#include "app/pages/studio_context.h"

namespace luthier {

class CatalogueEntryCard;
class Card;
class DataTable;
class EmptyState;
class ErrorBanner;
class ProgressStrip;

/// The catalogue beside the workspace's models: what can be fetched, under which licence, what is being fetched and what waits.
class CataloguePanel : public QWidget {
  Q_OBJECT
 public:
  explicit CataloguePanel(const StudioContext& context, QWidget* parent = nullptr);

  /// Reads the catalogue and the caches of other programs anew, on the store thread.
  void refresh();

 signals:
  /// A model was fetched and is in the workspace.
  void added(qlonglong model);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void connectParts();
  void takeEntries(std::vector<CatalogueEntry> entries);
  void updateStates();
  void showEntry();
  void showQueue();
  void showProgress(const Progress& progress, const std::optional<double>& secondsLeft);
  [[nodiscard]] EntryState stateOf(const CatalogueEntry& entry, const std::set<std::string>& installed) const;
  void retranslate();

  StudioContext context_;
  DownloadQueue queue_;
  CatalogueTableModel rows_;
  std::vector<CatalogueEntry> entries_;
  ErrorBanner* banner_;
  ProgressStrip* strip_;
  Card* tableCard_;
  DataTable* table_;
  CatalogueEntryCard* card_;
};

}  // namespace luthier
