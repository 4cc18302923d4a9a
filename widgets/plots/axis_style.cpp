// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/axis_style.h"

#include "widgets/theme/theme.h"

namespace luthier {

void dressAxis(QCPAxis& axis, bool ticks, bool grid) {
  const theme::Colours& c = theme::colours();
  const QFont caption = theme::font(theme::TextRole::Caption);
  axis.setBasePen(QPen(c.line, 1));
  axis.setTickPen(ticks ? QPen(c.line, 1) : QPen(Qt::NoPen));
  axis.setSubTickPen(QPen(Qt::NoPen));
  axis.setTickLabelColor(c.muted);
  axis.setTickLabelFont(caption);
  axis.setLabelColor(c.muted);
  axis.setLabelFont(caption);
  axis.grid()->setPen(grid ? QPen(c.line, 1) : QPen(Qt::NoPen));
  axis.grid()->setZeroLinePen(QPen(Qt::NoPen));
  axis.grid()->setAntialiased(false);
}

}  // namespace luthier
