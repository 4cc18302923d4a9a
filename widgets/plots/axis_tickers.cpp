// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/axis_tickers.h"

#include <cmath>

namespace luthier {
namespace {

constexpr double markerSide = 6.0;

class PercentTicker : public QCPAxisTicker {
 protected:
  QString getTickLabel(double tick, const QLocale& locale, QChar, int) override {
    return locale.toString(tick * 100.0, 'g', 6) + QStringLiteral(" %");
  }
};

/// Steps, epochs and seconds: there is nothing between two of them to point at.
class WholeTicker : public QCPAxisTicker {
 protected:
  double getTickStep(const QCPRange& range) override {
    const double step = QCPAxisTicker::getTickStep(range);
    return step < 10.0 ? std::ceil(step) : step;
  }
};

/// Plain numbers at 1, 2 and 5 of each power of ten: losses rarely span many powers.
class PlainLogTicker : public QCPAxisTickerLog {
 public:
  explicit PlainLogTicker(bool percent) : percent_(percent) {}

 protected:
  QVector<double> createTickVector(double step, const QCPRange& range) override {
    constexpr double mostPowers = 1e4;
    if (range.lower <= 0.0 || range.upper / range.lower > mostPowers) {
      return QCPAxisTickerLog::createTickVector(step, range);
    }
    QVector<double> ticks;
    for (double power = std::pow(10.0, std::floor(std::log10(range.lower))); power <= range.upper; power *= 10.0) {
      for (const double rung : {1.0, 2.0, 5.0}) {
        ticks.append(rung * power);
      }
    }
    return ticks;
  }
  QString getTickLabel(double tick, const QLocale& locale, QChar, int) override {
    return percent_ ? locale.toString(tick * 100.0, 'g', 6) + QStringLiteral(" %") : locale.toString(tick, 'g', 6);
  }

 private:
  bool percent_;
};

}  // namespace

QSharedPointer<QCPAxisTicker> makeWholeTicker() { return QSharedPointer<WholeTicker>::create(); }

QSharedPointer<QCPAxisTicker> makeAxisTicker(bool percent, bool logarithmic) {
  if (logarithmic) {
    return QSharedPointer<PlainLogTicker>::create(percent);
  }
  return percent ? QSharedPointer<PercentTicker>::create() : QSharedPointer<QCPAxisTicker>::create();
}

QCPScatterStyle scatterStyle(const CurveStyle& style) {
  const QPen pen(style.colour, 1);
  const QBrush brush(style.colour);
  switch (style.marker) {
    case MarkerShape::Square:
      return {QCPScatterStyle::ssSquare, pen, brush, markerSide};
    case MarkerShape::Triangle:
      return {QCPScatterStyle::ssTriangle, pen, brush, markerSide};
    case MarkerShape::Diamond:
      return {QCPScatterStyle::ssDiamond, pen, brush, markerSide};
    case MarkerShape::Cross:
      return {QCPScatterStyle::ssCross, pen, brush, markerSide};
    case MarkerShape::Disc:
    case MarkerShape::None:
      break;
  }
  return {QCPScatterStyle::ssCircle, pen, brush, markerSide};
}

}  // namespace luthier
