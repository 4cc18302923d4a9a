// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/real_spin_box.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/config/parameter.h"

namespace luthier {
namespace {

constexpr std::array ladder{1.0, 2.0, 5.0, 10.0};
constexpr double smallestStep = 1e-6;  // where a logarithmic field that stands at 0 starts
constexpr int keptDecimals = 12;       // what QDoubleSpinBox may round to
constexpr double near = 1e-9;

/// The next rung of 1, 2, 5, 10 above (or below) a positive value.
double neighbour(double value, bool up) {
  const double scale = std::pow(10.0, std::floor(std::log10(value) + near));
  const double mantissa = value / scale;
  if (up) {
    for (const double rung : ladder) {
      if (rung > mantissa * (1.0 + near)) {
        return rung * scale;
      }
    }
    return 20.0 * scale;
  }
  for (auto rung = ladder.rbegin(); rung != ladder.rend(); ++rung) {
    if (*rung < mantissa * (1.0 - near)) {
      return *rung * scale;
    }
  }
  return 0.5 * scale;
}

}  // namespace

RealSpinBox::RealSpinBox(bool logarithmic, QWidget* parent) : QDoubleSpinBox(parent), logarithmic_(logarithmic) {
  setDecimals(keptDecimals);
  setLocale(QLocale::c());  // one spelling of numbers in the form, the command line and the configuration file
  setKeyboardTracking(true);
}

QString RealSpinBox::textFromValue(double value) const { return QString::fromStdString(toText(ParameterValue(value))); }

QString RealSpinBox::withoutUnit(const QString& text) const {
  QString plain = text;
  if (!suffix().isEmpty() && plain.endsWith(suffix())) {
    plain.chop(suffix().size());
  }
  return plain.trimmed();
}

double RealSpinBox::valueFromText(const QString& text) const { return QLocale::c().toDouble(withoutUnit(text)); }

QValidator::State RealSpinBox::validate(QString& text, int&) const {
  const QString plain = withoutUnit(text);
  bool valid = false;
  const double value = QLocale::c().toDouble(plain, &valid);
  if (valid) {
    return value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
  }
  const bool beginning =
      std::all_of(plain.begin(), plain.end(), [](QChar c) { return c.isDigit() || QStringLiteral("+-.eE").contains(c); });
  return beginning ? QValidator::Intermediate : QValidator::Invalid;
}

void RealSpinBox::stepBy(int steps) {
  if (!logarithmic_) {
    QDoubleSpinBox::stepBy(steps);
    return;
  }
  double next = value();
  for (int step = 0; step < std::abs(steps); ++step) {
    next = next <= 0.0 ? (steps > 0 ? smallestStep : 0.0) : neighbour(next, steps > 0);
    if (next < smallestStep) {
      next = minimum() <= 0.0 ? 0.0 : minimum();
    }
  }
  setValue(QLocale::c().toDouble(textFromValue(std::clamp(next, minimum(), maximum()))));
  selectAll();
}

}  // namespace luthier
