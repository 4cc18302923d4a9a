// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace luthier {

/// A place in the rail: icon and name; the current one on a soft ground in the accent colour.
class RailButton : public QAbstractButton {
  Q_OBJECT

 public:
  explicit RailButton(QWidget* parent = nullptr);

  void setFolded(bool folded);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  bool folded_ = false;
};

}  // namespace luthier
