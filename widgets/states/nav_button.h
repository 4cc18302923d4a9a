// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "widgets/theme/icons.h"

namespace luthier {

/// An entry of the rail: icon and name, the icon alone where the rail is folded (the name is its tool tip then). Checkable.
class NavButton : public QAbstractButton {
  Q_OBJECT
 public:
  explicit NavButton(theme::Icon icon, QWidget* parent = nullptr);

  void setFolded(bool folded);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  theme::Icon name_;
  bool folded_ = false;
};

}  // namespace luthier
