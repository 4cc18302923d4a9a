// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/item_models/run_table_model.h"
#include "app/pages/runs/run_actions.h"
#include "app/pages/studio_context.h"
#include "core/store/run_columns_table.h"

class QPushButton;

namespace luthier {

class DataTable;
class QueueBar;

/// All runs, newest first, and the queue: what waits can be moved and taken away.
class RunListView : public QWidget {
  Q_OBJECT

 public:
  RunListView(const StudioContext& context, RunActions& actions, QWidget* parent = nullptr);

  /// Reads the runs anew, soon.
  void refresh();

 signals:
  void runChosen(luthier::RowId run);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void read();
  void take(const run_columns::Figures& figures);
  void updateButtons();
  void retranslate();
  [[nodiscard]] const RunRow* currentRow() const;

  StudioContext context_;
  RunActions& actions_;
  RunTableModel model_;
  DataTable* table_;
  QueueBar* queue_;
  QPushButton* remove_;
  QPushButton* work_;
  QTimer timer_;
};

}  // namespace luthier
