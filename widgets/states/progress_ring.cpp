// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/states/progress_ring.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

#include "widgets/theme/tokens.h"

namespace luthier {
namespace {

constexpr int sixteenths = 16;  // QPainter's unit of angles
constexpr double penWidth = 2.5;
constexpr int fullCircle = 360;
constexpr int top = 90;

}  // namespace

ProgressRing::ProgressRing(QWidget* parent) : QWidget(parent) { setFixedSize(sizeHint()); }

void ProgressRing::setProgress(double share) {
  share_ = share;
  setAccessibleName(share < 0.0 ? tr("Running") : tr("%1 per cent done").arg(std::lround(share * 100)));
  update();
}

QSize ProgressRing::sizeHint() const { return {theme::smallIconSize, theme::smallIconSize}; }

void ProgressRing::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF circle = QRectF(rect()).adjusted(penWidth / 2, penWidth / 2, -penWidth / 2, -penWidth / 2);
  painter.setPen(QPen(theme::colours().line, penWidth));
  painter.drawEllipse(circle);
  const double shown = share_ < 0.0 ? 0.25 : std::min(share_, 1.0);
  painter.setPen(QPen(theme::colours().accent, penWidth));
  painter.drawArc(circle, top * sixteenths, -static_cast<int>(std::lround(shown * fullCircle * sixteenths)));
}

}  // namespace luthier
