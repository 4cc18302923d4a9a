// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "widgets/plots/curve_style.h"

namespace luthier {

/// A curve's entry in the legend: a piece of its line and its name. Pressed out, the curve is hidden.
class LegendButton : public QAbstractButton {
  Q_OBJECT
 public:
  LegendButton(CurveRole role, int order, QWidget* parent = nullptr);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void describe();

  CurveRole role_;
  int order_;
};

}  // namespace luthier
