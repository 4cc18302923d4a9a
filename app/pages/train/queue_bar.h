// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/pages/runs/run_actions.h"

class QLabel;
class QPushButton;
class QSpinBox;

namespace luthier {

/// What can be done with a run that waits: its place in the queue and its priority. Disabled for every other run.
class QueueBar : public QWidget {
  Q_OBJECT

 public:
  explicit QueueBar(RunActions& actions, QWidget* parent = nullptr);

  /// The chosen run, as the store has it now; null for none.
  void showRun(const RunRecord* run);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  QPushButton* addButton(queue::Place place);

  RunActions& actions_;
  RowId run_ = 0;
  QPushButton* first_;
  QPushButton* up_;
  QPushButton* down_;
  QPushButton* last_;
  QLabel* priorityLabel_;
  QSpinBox* priority_;
};

}  // namespace luthier
