// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "app/engine/run_watcher.h"

class QPushButton;
class QVBoxLayout;

namespace luthier {

class ProgressStrip;

/// The runs that train or wait: name, progress, time left; the name is a button that shows the run.
class RunLines : public QWidget {
  Q_OBJECT

 public:
  explicit RunLines(QWidget* parent = nullptr);

  void show(const WorkspaceSnapshot& snapshot);
  [[nodiscard]] bool isEmpty() const { return shown_ == 0; }

 signals:
  void runChosen(luthier::RowId run);

 private:
  struct Line {
    QWidget* row;
    QPushButton* name;
    ProgressStrip* strip;
    RowId run;
  };
  void addLine();

  std::vector<Line> lines_;
  QVBoxLayout* column_;
  std::size_t shown_ = 0;
};

}  // namespace luthier
