// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/rail_button.h"

#include <QPainter>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int height = 37;
}  // namespace

RailButton::RailButton(QWidget* parent) : QAbstractButton(parent) {
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setIconSize({theme::iconSize, theme::iconSize});
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void RailButton::setFolded(bool folded) {
  folded_ = folded;
  update();
}

QSize RailButton::sizeHint() const { return {theme::railWidth, height}; }

void RailButton::paintEvent(QPaintEvent*) {
  const auto& colours = theme::colours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (isChecked() || underMouse()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? colours.accentSoft : colours.hover);
    painter.drawRoundedRect(rect(), theme::radius, theme::radius);
  }
  const auto left = folded_ ? (width() - theme::iconSize) / 2 : theme::spaceMedium;
  const QRect place(left, (QWidget::height() - theme::iconSize) / 2, theme::iconSize, theme::iconSize);
  icon().paint(&painter, place, Qt::AlignCenter, QIcon::Normal, isChecked() ? QIcon::On : QIcon::Off);
  if (!folded_) {
    painter.setPen(isChecked() ? colours.accent : colours.text);
    painter.setFont(theme::font(isChecked() ? theme::TextRole::Strong : theme::TextRole::Body));
    const auto words = rect().adjusted(place.right() + theme::spaceMedium, 0, -theme::spaceTiny, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
  }
  if (hasFocus()) {
    theme::paintFocusRing(painter, rect());
  }
}

}  // namespace luthier
