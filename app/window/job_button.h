// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "core/store/records.h"

namespace luthier {

/// One running job: ring, name, time left; painted by itself, for nothing in it is ever wider than the rail.
class JobButton : public QAbstractButton {
  Q_OBJECT

 public:
  using QAbstractButton::QAbstractButton;

  /// `share` 0 to 1; below 0 while it waits.
  void showJob(RowId run, const QString& name, const QString& detail, double share);
  void setFolded(bool folded);
  [[nodiscard]] RowId run() const { return run_; }
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  RowId run_ = 0;
  QString caption_;
  double share_ = -1.0;
  bool folded_ = false;
};

}  // namespace luthier
