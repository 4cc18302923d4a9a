// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/wrapping_layout.h"

namespace luthier {

/// Items one after the other at their own size, in as many lines as needed (a legend).
class FlowLayout : public WrappingLayout {
 public:
  explicit FlowLayout(QWidget* parent = nullptr);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSize() const override;
  [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }

 protected:
  int arrange(const QRect& rect, bool apply) const override;
};

}  // namespace luthier
