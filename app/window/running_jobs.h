// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "app/engine/run_watcher.h"

class QVBoxLayout;

namespace luthier {

class JobButton;

/// The running and waiting runs at the rail's foot: a ring of progress, the name, the time left. A click shows the run.
class RunningJobs : public QWidget {
  Q_OBJECT

 public:
  explicit RunningJobs(QWidget* parent = nullptr);

  void show(const WorkspaceSnapshot& snapshot);
  void setFolded(bool folded);

 signals:
  void runChosen(luthier::RowId run);

 private:
  std::vector<JobButton*> buttons_;
  QVBoxLayout* column_;
  bool folded_ = false;
};

}  // namespace luthier
