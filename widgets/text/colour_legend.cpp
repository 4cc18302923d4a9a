// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/colour_legend.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int barWidth = 160;
constexpr int barHeight = 12;
constexpr int numberWidth = 52;
}  // namespace

QColor ScoreScale::colour(double score) const {
  const double share = largest > 0.0 ? score / largest : 0.0;
  return diverging ? theme::diverging(share) : theme::heat(share);
}

QString scoreText(double score) { return QLocale().toString(score, 'g', 3); }

ColourLegend::ColourLegend(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

void ColourLegend::setScale(const ScoreScale& scale) {
  scale_ = scale;
  update();
}

QSize ColourLegend::sizeHint() const {
  return {barWidth + 2 * numberWidth, std::max(QFontMetrics(theme::font(theme::TextRole::Caption)).height(), barHeight)};
}

void ColourLegend::paint(QPainter& painter, const QRect& place) const {
  const QRect bar(place.left() + numberWidth, place.center().y() - barHeight / 2, barWidth, barHeight);
  for (int x = 0; x < bar.width(); ++x) {
    const double share = static_cast<double>(x) / (bar.width() - 1);
    const double score = scale_.diverging ? (2.0 * share - 1.0) * scale_.largest : share * scale_.largest;
    painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(), scale_.colour(score));
  }
  painter.setFont(theme::font(theme::TextRole::Caption));
  painter.setPen(theme::colours().muted);
  painter.setBrush(Qt::NoBrush);
  const QString low = scoreText(scale_.diverging ? -scale_.largest : 0.0);
  painter.drawText(QRect(place.left(), place.top(), numberWidth - theme::spaceTiny, place.height()),
                   Qt::AlignRight | Qt::AlignVCenter, low);
  painter.drawText(QRect(bar.right() + theme::spaceTiny, place.top(), numberWidth, place.height()),
                   Qt::AlignLeft | Qt::AlignVCenter, scoreText(scale_.largest));
}

void ColourLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint(painter, rect());
}

}  // namespace luthier
