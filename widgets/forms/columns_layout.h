// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/wrapping_layout.h"

namespace luthier {

/// Equal columns, as many as fit: items fill row by row, rows are as high as their highest item.
class ColumnsLayout : public WrappingLayout {
 public:
  /// `narrowest`: least width of a column, `columns`: most columns.
  ColumnsLayout(int narrowest, int columns, QWidget* parent = nullptr);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSize() const override;
  [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }

 protected:
  int arrange(const QRect& rect, bool apply) const override;

 private:
  int narrowest_;
  int columns_;
};

}  // namespace luthier
