// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "core/store/records.h"

namespace luthier {

class ElidedLabel;
class ProgressRing;

/// One job at the rail's foot: ring, name and time left. Folded, the ring alone.
class JobButton : public QAbstractButton {
  Q_OBJECT

 public:
  explicit JobButton(QWidget* parent = nullptr);

  /// `share` 0 to 1; below 0: not known.
  void showJob(RowId run, const QString& caption, double share);
  void setFolded(bool folded);
  [[nodiscard]] RowId run() const { return run_; }
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  RowId run_ = 0;
  ProgressRing* ring_;
  ElidedLabel* caption_;
};

}  // namespace luthier
