// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/legend_button.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int sampleWidth = 28;
constexpr int longestName = 180;

}  // namespace

LegendButton::LegendButton(CurveRole role, int order, QWidget* parent)
    : QAbstractButton(parent), role_(role), order_(order) {
  setCheckable(true);
  setChecked(true);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(this, &QAbstractButton::toggled, this, &LegendButton::describe);
  describe();
}

void LegendButton::describe() {
  setToolTip(isChecked() ? tr("Press to hide this curve") : tr("Press to show this curve"));
  setAccessibleDescription(toolTip());
}

void LegendButton::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    describe();
  }
  QAbstractButton::changeEvent(event);
}

QSize LegendButton::sizeHint() const {
  const QFontMetrics metrics(theme::font(theme::TextRole::Caption));
  const int name = std::min(metrics.horizontalAdvance(text()), longestName);
  return {sampleWidth + name + 2 * theme::spaceSmall + theme::spaceTiny, metrics.height() + theme::spaceSmall};
}

void LegendButton::paintEvent(QPaintEvent*) {
  const theme::Colours& c = theme::colours();
  CurveStyle style = curveStyle(role_, order_);
  if (!isChecked()) {
    style.colour = c.line;
  }
  QPainter painter(this);
  if (underMouse()) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.hover);
    painter.drawRoundedRect(rect(), theme::radius, theme::radius);
  }
  const double middle = height() / 2.0;
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(style.pen());
  painter.drawLine(QPointF(theme::spaceSmall, middle), QPointF(theme::spaceSmall + sampleWidth, middle));
  painter.setRenderHint(QPainter::Antialiasing);
  paintMarker(painter, QPointF(theme::spaceSmall + sampleWidth / 2.0, middle), style);
  const QFont font = theme::font(theme::TextRole::Caption);
  const QRect place = rect().adjusted(sampleWidth + theme::spaceSmall + theme::spaceTiny, 0, -theme::spaceTiny, 0);
  painter.setFont(font);
  painter.setPen(isChecked() ? c.text : c.muted);
  painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetrics(font).elidedText(text(), Qt::ElideRight, place.width()));
  if (hasFocus()) {
    theme::paintFocusRing(painter, rect());
  }
}

}  // namespace luthier
