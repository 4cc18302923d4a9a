// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoStack>

#include "app/item_models/difference_model.h"
#include "app/pages/compare/run_rows.h"
#include "app/pages/page.h"
#include "app/pages/shared/pending_deletions.h"

class QLabel;
class QStackedWidget;

namespace luthier {

class Card;
class CurvesPanel;
class DataTable;
class EmptyState;

/// The runs of the workspace side by side: a table to sort, filter, tag and annotate, the curves of the selected ones over each
/// other, and the settings in which they differ. Every change can be undone.
class ComparePage : public Page {
  Q_OBJECT
 public:
  explicit ComparePage(const StudioContext& context);
  ~ComparePage() override;

  void activate() override;
  void deactivate() override;
  void open(const Destination& destination) override;
  void refresh() override;

 protected:
  void retranslate() override;

 private:
  void build();
  void connectParts();
  void showSelection();
  void updateButtons();
  void editTags(RowId run, const QStringList& tags);
  void editText(RowId run, bool name, const QString& text);
  void deleteSelected();
  void showMenu(int row, const QPoint& position);
  void trainAgain();
  void evaluate();
  void editCell(int column);
  [[nodiscard]] std::vector<RowId> selectedRuns() const;
  [[nodiscard]] RunSettings settings(const RunRow& row) const;

  PendingDeletions deletions_;
  RunRows rows_;
  DifferenceModel differences_;
  QUndoStack undo_;
  bool selectedOnce_ = false;
  RowId wanted_ = 0;

  QPushButton* delete_;
  QPushButton* evaluate_;
  QPushButton* again_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  Card* runsCard_;
  DataTable* table_;
  CurvesPanel* curves_;
  Card* differencesCard_;
  QLabel* differencesHint_;
  DataTable* differenceTable_;
};

}  // namespace luthier
