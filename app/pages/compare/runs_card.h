// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/pages/compare/run_rows.h"
#include "app/pages/studio_context.h"
#include "widgets/states/card.h"

class QComboBox;
class QLabel;
class QMenu;
class QToolButton;

namespace luthier {

class ColumnChooser;
class DataTable;

/// The table of all runs with its filter, columns, grouping, and the choice between runs, archive and trash.
class RunsCard : public Card {
  Q_OBJECT
 public:
  RunsCard(const StudioContext& context, RunRows& rows, QWidget* parent = nullptr);

  [[nodiscard]] DataTable& table() const { return *table_; }
  /// The chosen runs in the order shown, each once; a group's heading stands for its runs.
  [[nodiscard]] std::vector<RowId> selectedRuns() const;
  void selectRuns(const std::vector<RowId>& runs);
  /// Opens the editor of the current line's cell of this kind, whose column is shown where it was not.
  void edit(RunColumn::Kind kind);
  /// Somebody types into a cell; a reading now would take the editor away.
  [[nodiscard]] bool editing() const;
  void setGrouping(RunGrouping grouping);
  void setColumns(const std::vector<RunColumn>& columns);

  void restoreView();
  void saveView() const;
  /// All lines and columns as CSV; false where the file cannot be written.
  bool saveCsv(const QString& file) const;
  void addTableActions(QMenu& menu);

 signals:
  void selectionChanged();
  void runActivated(luthier::RowId run);
  void menuWanted(const QPoint& globalPosition);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void connectParts();
  /// True where something has to be read first.
  bool tellNeeds();
  void tellEmptiness();
  void showColumn(const RunColumn& column, bool shown);
  void askForCsv();
  void retranslate();

  StudioContext context_;
  RunRows& rows_;
  RunFilter filter_;
  bool shaped_ = false;       // a person gave the columns their widths and places
  bool filterWaits_ = false;  // for what its conditions ask about
  DataTable* table_;
  ColumnChooser* chooser_;
  QLabel* showLabel_;
  QComboBox* showBox_;
  QLabel* groupLabel_;
  QComboBox* groupBox_;
  QToolButton* more_;
};

}  // namespace luthier
