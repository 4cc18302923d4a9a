// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/prediction_bars.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int barHeight = 10;
constexpr int usualWidth = 320;
constexpr double smallestShown = 0.0005;

QString percentText(double probability) {
  if (probability > 0.0 && probability < smallestShown) {
    return QStringLiteral("< 0.1 %");
  }
  return QString::number(probability * 100.0, 'f', 1) + QStringLiteral(" %");
}

int rowHeight() { return QFontMetrics(theme::font(theme::TextRole::Strong)).height() + theme::spaceSmall; }

}  // namespace

PredictionBars::PredictionBars(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PredictionBars::setPredictions(std::vector<PredictedClass> predictions) {
  predictions_ = std::move(predictions);
  describe();
  updateGeometry();
  update();
}

void PredictionBars::describe() {
  QStringList parts;
  for (const PredictedClass& one : predictions_) {
    parts << one.name + QLatin1Char(' ') + percentText(one.probability);
  }
  setAccessibleName(tr("Prediction"));
  setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

QSize PredictionBars::sizeHint() const {
  return {usualWidth, rowHeight() * static_cast<int>(std::max<std::size_t>(1, predictions_.size()))};
}
QSize PredictionBars::minimumSizeHint() const { return {usualWidth / 2, sizeHint().height()}; }

void PredictionBars::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    describe();
  }
  QWidget::changeEvent(event);
}

void PredictionBars::paintEvent(QPaintEvent*) {
  const theme::Colours& c = theme::colours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QFont strong = theme::font(theme::TextRole::Strong);
  const QFont plain = theme::font(theme::TextRole::Body);
  int nameWidth = 0;
  for (const PredictedClass& one : predictions_) {
    nameWidth = std::max(nameWidth, QFontMetrics(strong).horizontalAdvance(one.name) + 1);
  }
  nameWidth = std::min(nameWidth, width() * 2 / 5);
  const int valueWidth = QFontMetrics(strong).horizontalAdvance(QStringLiteral("100.0 %")) + theme::spaceTiny;
  const int barLeft = nameWidth + theme::spaceMedium;
  const int barWidth = std::max(1, width() - barLeft - theme::spaceSmall - valueWidth);
  int top = 0;
  for (std::size_t index = 0; index < predictions_.size(); ++index, top += rowHeight()) {
    const PredictedClass& one = predictions_[index];
    const QFont& font = index == 0 ? strong : plain;
    painter.setFont(font);
    painter.setPen(one.truth ? c.good : c.text);
    painter.drawText(QRect(0, top, nameWidth, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(one.name, Qt::ElideRight, nameWidth));
    const QRectF track(barLeft, top + (rowHeight() - barHeight) / 2.0, barWidth, barHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.line);
    painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
    const double filled = std::clamp(one.probability, 0.0, 1.0) * barWidth;
    if (filled >= 1.0) {
      painter.setBrush(index == 0 ? c.accent : theme::blend(c.accent, c.line, 0.55));
      painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max<double>(filled, barHeight), barHeight)),
                              barHeight / 2.0, barHeight / 2.0);
    }
    painter.setPen(index == 0 ? c.text : c.muted);
    painter.drawText(QRect(width() - valueWidth, top, valueWidth, rowHeight()), Qt::AlignRight | Qt::AlignVCenter,
                     percentText(one.probability));
  }
}

}  // namespace luthier
