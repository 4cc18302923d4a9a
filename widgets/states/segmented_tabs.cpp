// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/states/segmented_tabs.h"

#include <QFontMetrics>
#include <QPainter>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int lineHeight = 2;

}  // namespace

SegmentedTabs::SegmentedTabs(QWidget* parent) : QTabBar(parent) {
  setDrawBase(false);
  setExpanding(false);
  setUsesScrollButtons(true);
  setFocusPolicy(Qt::TabFocus);  // a click shows its choice by itself
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize SegmentedTabs::tabSizeHint(int index) const {
  const QFontMetrics metrics(theme::font(theme::TextRole::Strong));
  return {metrics.horizontalAdvance(tabText(index)) + 2 * theme::spaceMedium, theme::controlHeight};
}

void SegmentedTabs::paintEvent(QPaintEvent*) {
  const theme::Colours& c = theme::colours();
  const QPoint pointer = mapFromGlobal(QCursor::pos());
  QPainter painter(this);
  for (int index = 0; index < count(); ++index) {
    const QRect tab = tabRect(index);
    const bool chosen = index == currentIndex();
    painter.setFont(theme::font(chosen ? theme::TextRole::Strong : theme::TextRole::Body));
    painter.setPen(chosen || (underMouse() && tab.contains(pointer)) ? c.text : c.muted);
    painter.drawText(tab, Qt::AlignCenter, tabText(index));
    if (chosen) {
      painter.fillRect(QRect(tab.left(), tab.bottom() - lineHeight + 1, tab.width(), lineHeight), c.accent);
    }
    if (chosen && hasFocus()) {
      theme::paintFocusRing(painter, tab.adjusted(0, 0, 0, -lineHeight - 1));
    }
  }
}

}  // namespace luthier
