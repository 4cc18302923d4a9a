// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/base/error.h"

class QLabel;
class QPushButton;

namespace luthier {

/// Stands in the place of the pages where a workspace could not be opened: what happened, what to do.
class WorkspaceProblem : public QWidget {
  Q_OBJECT

 public:
  explicit WorkspaceProblem(QWidget* parent = nullptr);

  void show(const QString& folder, const Problem& problem);

 signals:
  void openRequested();
  void retryRequested(const QString& folder);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QLabel* title_;
  QLabel* cause_;
  QLabel* cure_;
  QPushButton* open_;
  QPushButton* retry_;
  QPushButton* copy_;
  QString folder_;
  Problem what_;
};

}  // namespace luthier
