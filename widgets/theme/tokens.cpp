// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/tokens.h"

#include <QCoreApplication>
#include <QVariant>

#include <algorithm>
#include <cmath>

#include "widgets/theme/scheme_property.h"

namespace luthier::theme {
namespace {

Colours light() {
  Colours c;
  c.window = QColor(0xF6, 0xF5, 0xF2);
  c.surface = QColor(0xFF, 0xFF, 0xFF);
  c.line = QColor(0xE2, 0xDF, 0xD8);
  c.text = QColor(0x1F, 0x1D, 0x1A);
  c.muted = QColor(0x6A, 0x65, 0x5D);
  c.accent = QColor(0x9A, 0x4A, 0x1F);
  c.onAccent = QColor(0xFF, 0xFF, 0xFF);
  c.accentSoft = QColor(0xF4, 0xE6, 0xDD);
  c.hover = QColor(0xF0, 0xEE, 0xE9);
  c.good = QColor(0x1E, 0x7B, 0x4F);
  c.warning = QColor(0x8A, 0x5A, 0x00);
  c.bad = QColor(0xB3, 0x26, 0x1E);
  c.emptyCell = QColor(0xF4, 0xF3, 0xF0);
  return c;
}

Colours dark() {
  Colours c;
  c.window = QColor(0x1B, 0x1A, 0x18);
  c.surface = QColor(0x24, 0x23, 0x20);
  c.line = QColor(0x3A, 0x38, 0x33);
  c.text = QColor(0xED, 0xEA, 0xE4);
  c.muted = QColor(0xA8, 0xA2, 0x97);
  c.accent = QColor(0xE3, 0x9A, 0x66);
  c.onAccent = QColor(0x1B, 0x1A, 0x18);
  c.accentSoft = QColor(0x37, 0x2B, 0x22);
  c.hover = QColor(0x2D, 0x2B, 0x28);
  c.good = QColor(0x6C, 0xCB, 0x9B);
  c.warning = QColor(0xE6, 0xB4, 0x50);
  c.bad = QColor(0xF2, 0x83, 0x7B);
  c.emptyCell = QColor(0x1E, 0x1D, 0x1B);
  return c;
}

double linear(double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); }

double luminance(const QColor& colour) {
  return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

}  // namespace

const Colours& colours(Scheme scheme) {
  static const Colours lightColours = light();
  static const Colours darkColours = dark();
  return scheme == Scheme::Dark ? darkColours : lightColours;
}

Scheme scheme() {
  const QCoreApplication* application = QCoreApplication::instance();
  return application != nullptr && application->property(schemeProperty).toBool() ? Scheme::Dark : Scheme::Light;
}

const Colours& colours() { return colours(scheme()); }

const std::array<QColor, 7>& seriesColours() {
  static const std::array onLight{QColor(0x00, 0x72, 0xB2), QColor(0xD5, 0x5E, 0x00), QColor(0x00, 0x9E, 0x73),
                                  QColor(0xCC, 0x79, 0xA7), QColor(0xE6, 0x9F, 0x00), QColor(0x56, 0xB4, 0xE9),
                                  QColor(0x6A, 0x65, 0x5D)};
  static const std::array onDark{QColor(0x56, 0xB4, 0xE9), QColor(0xD5, 0x5E, 0x00), QColor(0x00, 0x9E, 0x73),
                                 QColor(0xCC, 0x79, 0xA7), QColor(0xE6, 0x9F, 0x00), QColor(0xF0, 0xE4, 0x42),
                                 QColor(0xA8, 0xA2, 0x97)};
  return scheme() == Scheme::Dark ? onDark : onLight;
}

QColor heat(double share) {
  // Cividis at eleven places; between them linear, which differs from the full table by less than the eye sees.
  static const std::array stops{QColor(0x00, 0x20, 0x4D), QColor(0x00, 0x30, 0x6F), QColor(0x31, 0x44, 0x6B),
                                QColor(0x4D, 0x55, 0x6C), QColor(0x66, 0x69, 0x70), QColor(0x7C, 0x7B, 0x78),
                                QColor(0x95, 0x8F, 0x78), QColor(0xAF, 0xA4, 0x75), QColor(0xCB, 0xBA, 0x69),
                                QColor(0xE7, 0xD1, 0x59), QColor(0xFF, 0xEA, 0x46)};
  const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
  const auto lower = std::min(static_cast<std::size_t>(place), stops.size() - 2);
  return blend(stops[lower + 1], stops[lower], place - static_cast<double>(lower));
}

QColor diverging(double share) {
  static const QColor negative(0x00, 0x72, 0xB2);
  static const QColor positive(0xD5, 0x5E, 0x00);
  const double size = std::min(std::abs(share), 1.0);
  return blend(share < 0.0 ? negative : positive, colours().emptyCell, size);
}

bool motionAllowed() {
  const QCoreApplication* application = QCoreApplication::instance();
  return application == nullptr || !application->property(reducedMotionProperty).toBool();
}

double contrast(const QColor& a, const QColor& b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor inkOn(const QColor& ground) {
  return contrast(ground, Qt::white) >= contrast(ground, Qt::black) ? QColor(Qt::white) : QColor(Qt::black);
}

QColor blend(const QColor& over, const QColor& under, double share) {
  const auto mix = [share](int first, int second) {
    return static_cast<int>(std::lround(first * share + second * (1.0 - share)));
  };
  return {mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue())};
}

}  // namespace luthier::theme
