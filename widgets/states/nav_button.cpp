// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/states/nav_button.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int buttonHeight = theme::controlHeight + theme::spaceTiny;

}  // namespace

NavButton::NavButton(theme::Icon icon, QWidget* parent) : QAbstractButton(parent), name_(icon) {
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);  // a click leads to the page, and leaves the keyboard there
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAttribute(Qt::WA_Hover);
}

void NavButton::setFolded(bool folded) {
  folded_ = folded;
  updateGeometry();
  update();
}

QSize NavButton::sizeHint() const {
  const int icon = theme::iconSize + 2 * theme::spaceMedium;
  const QFontMetrics metrics(theme::font(theme::TextRole::Strong));
  return {folded_ ? icon : icon + theme::spaceSmall + metrics.horizontalAdvance(text()), buttonHeight};
}

void NavButton::paintEvent(QPaintEvent*) {
  const theme::Colours& c = theme::colours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (isChecked() || underMouse()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? c.accentSoft : c.hover);
    painter.drawRoundedRect(rect(), theme::radius, theme::radius);
  }
  const int left = folded_ ? (width() - theme::iconSize) / 2 : theme::spaceMedium;
  const QRect iconPlace(left, (height() - theme::iconSize) / 2, theme::iconSize, theme::iconSize);
  theme::icon(name_, c.text).paint(&painter, iconPlace);
  if (!folded_) {
    const int textLeft = iconPlace.right() + theme::spaceSmall;
    const QFont font = theme::font(isChecked() ? theme::TextRole::Strong : theme::TextRole::Body);
    const QRect textPlace(textLeft, 0, width() - textLeft - theme::spaceSmall, height());
    painter.setFont(font);
    painter.setPen(isChecked() ? c.accent : c.text);
    painter.drawText(textPlace, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, textPlace.width()));
  }
  if (hasFocus()) {
    theme::paintFocusRing(painter, rect());
  }
}

bool NavButton::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && folded_) {
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
    return true;
  }
  return QAbstractButton::event(event);
}

}  // namespace luthier
