// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "widgets/theme/scheme_property.h"

// Outside any namespace, as Q_INIT_RESOURCE demands: the resources of a static library are otherwise dropped by the linker.
static void initialiseResources() {
  Q_INIT_RESOURCE(luthier_icons);
  Q_INIT_RESOURCE(luthier_theme);
}

namespace luthier::theme {
namespace {

constexpr const char* lookProperty = "look";
constexpr const char* roleProperty = "textRole";

QPalette paletteOf(const Colours& c) {
  QPalette palette;
  palette.setColor(QPalette::Window, c.window);
  palette.setColor(QPalette::WindowText, c.text);
  palette.setColor(QPalette::Base, c.surface);
  palette.setColor(QPalette::AlternateBase, c.hover);
  palette.setColor(QPalette::Text, c.text);
  palette.setColor(QPalette::PlaceholderText, c.muted);
  palette.setColor(QPalette::Button, c.surface);
  palette.setColor(QPalette::ButtonText, c.text);
  palette.setColor(QPalette::BrightText, c.bad);
  palette.setColor(QPalette::ToolTipBase, c.surface);
  palette.setColor(QPalette::ToolTipText, c.text);
  palette.setColor(QPalette::Highlight, c.accent);
  palette.setColor(QPalette::HighlightedText, c.onAccent);
  palette.setColor(QPalette::Link, c.accent);
  palette.setColor(QPalette::LinkVisited, c.accent);
  palette.setColor(QPalette::Light, c.surface);
  palette.setColor(QPalette::Midlight, c.hover);
  palette.setColor(QPalette::Mid, c.line);
  palette.setColor(QPalette::Dark, c.muted);
  palette.setColor(QPalette::Shadow, c.text);
  const QColor pale = blend(c.muted, c.surface, 0.7);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, pale);
  }
  return palette;
}

QString styleSheet(Scheme scheme) {
  QFile file(QStringLiteral(":/luthier/theme/style.qss"));
  if (!file.open(QIODevice::ReadOnly)) {
    return {};
  }
  QString sheet = QString::fromUtf8(file.readAll());
  const Colours& c = colours(scheme);
  std::vector<std::pair<QString, QString>> values{
      {QStringLiteral("@window"), c.window.name()},
      {QStringLiteral("@surface"), c.surface.name()},
      {QStringLiteral("@line"), c.line.name()},
      {QStringLiteral("@text"), c.text.name()},
      {QStringLiteral("@muted"), c.muted.name()},
      {QStringLiteral("@accent"), c.accent.name()},
      {QStringLiteral("@accentHover"), blend(c.text, c.accent, 0.15).name()},
      {QStringLiteral("@accentSoft"), c.accentSoft.name()},
      {QStringLiteral("@onAccent"), c.onAccent.name()},
      {QStringLiteral("@hover"), c.hover.name()},
      {QStringLiteral("@good"), c.good.name()},
      {QStringLiteral("@warning"), c.warning.name()},
      {QStringLiteral("@bad"), c.bad.name()},
      {QStringLiteral("@disabled"), blend(c.muted, c.surface, 0.7).name()},
      {QStringLiteral("@scroll"), blend(c.muted, c.surface, 0.35).name()},
      {QStringLiteral("@radius"), QStringLiteral("%1px").arg(radius)},
      {QStringLiteral("@scheme"), scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light")},
  };
  std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  for (const auto& [name, value] : values) {
    sheet.replace(name, value);
  }
  return sheet;
}

/// Whether all ten figures of `family` are equally wide, so that numbers do not dance while they change.
bool hasTabularFigures(const QString& family) {
  QFont candidate(family);
  candidate.setPixelSize(100);
  const QFontMetricsF metrics(candidate);
  const double width = metrics.horizontalAdvance(QLatin1Char('0'));
  const QString figures = QStringLiteral("123456789");
  return std::all_of(figures.begin(), figures.end(),
                     [&](QChar figure) { return qFuzzyCompare(metrics.horizontalAdvance(figure), width); });
}

QStringList chooseFamilies() {
  // The desktop may name an alias ("Sans Serif"); what stands behind it has to be first in the list, before the Chinese font.
  const QString system = QFontInfo(QFontDatabase::systemFont(QFontDatabase::GeneralFont)).family();
  const QStringList installed = QFontDatabase::families();
  QStringList families;
  for (const QString& family : {system, QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")}) {
    if ((family == system || installed.contains(family)) && families.isEmpty() && hasTabularFigures(family)) {
      families << family;
    }
  }
  if (families.isEmpty()) {
    families << system;
  }
  for (const QString& family :
       {QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Source Han Sans SC"), QStringLiteral("Microsoft YaHei")}) {
    if (installed.contains(family)) {
      families << family;
    }
  }
  return families;
}

struct TypeStep {
  int pixels;
  QFont::Weight weight;
};

TypeStep typeStep(TextRole role) {
  switch (role) {
    case TextRole::PageTitle:
      return {20, QFont::DemiBold};
    case TextRole::Section:
      return {14, QFont::DemiBold};
    case TextRole::Strong:
      return {13, QFont::DemiBold};
    case TextRole::Caption:
      return {12, QFont::Normal};
    case TextRole::Figure:
      return {18, QFont::DemiBold};
    case TextRole::Body:
      break;
  }
  return {13, QFont::Normal};
}

void setLook(QAbstractButton& button, const char* look) {
  button.setProperty(lookProperty, QLatin1String(look));
  button.style()->unpolish(&button);
  button.style()->polish(&button);
}

}  // namespace

void apply(QApplication& application, Scheme scheme) {
  initialiseResources();
  application.setProperty(schemeProperty, scheme == Scheme::Dark);
  if (application.style() == nullptr || application.styleSheet().isEmpty()) {
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(font(TextRole::Body));
  }
  QApplication::setPalette(paletteOf(colours(scheme)));
  application.setStyleSheet(styleSheet(scheme));
}

QFont font(TextRole role) {
  static const QStringList families = chooseFamilies();
  const TypeStep step = typeStep(role);
  QFont result;
  result.setFamilies(families);
  result.setPixelSize(step.pixels);
  result.setWeight(step.weight);
  return result;
}

void setRole(QLabel& label, TextRole role) {
  label.setProperty(roleProperty, static_cast<int>(role));
  label.setFont(font(role));
  setTone(label, role == TextRole::Caption ? Tone::Muted : Tone::Plain);
}

QLabel* makeLabel(const QString& text, TextRole role, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setTextFormat(Qt::PlainText);
  setRole(*label, role);
  return label;
}

void makePrimary(QAbstractButton& button) { setLook(button, "primary"); }
void makeQuiet(QAbstractButton& button) { setLook(button, "quiet"); }
void makeDangerous(QAbstractButton& button) { setLook(button, "dangerous"); }

const QColor& toneColour(Tone tone) {
  const Colours& c = colours();
  switch (tone) {
    case Tone::Muted:
      return c.muted;
    case Tone::Good:
      return c.good;
    case Tone::Warning:
      return c.warning;
    case Tone::Bad:
      return c.bad;
    case Tone::Accent:
      return c.accent;
    case Tone::Plain:
      break;
  }
  return c.text;
}

void setTone(QLabel& label, Tone tone) {
  static constexpr std::array names{"plain", "muted", "good", "warning", "bad", "accent"};
  label.setProperty("tone", QLatin1String(names.at(static_cast<std::size_t>(tone))));
  label.style()->unpolish(&label);
  label.style()->polish(&label);
}

void paintFocusRing(QPainter& painter, const QRect& rect) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colours().accent, 2));
  painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
  painter.restore();
}

}  // namespace luthier::theme
