// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QFont>
#include <QLabel>
#include <QPushButton>

#include "widgets/theme/tokens.h"

namespace luthier::theme {

/// Gives the application Fusion, the scheme's palette, its font and the style sheet. Call once before the first widget, and
/// again to switch the scheme at run time: every widget follows.
void apply(QApplication& application, Scheme scheme);

/// The type scale of look.md. Figures are tabular in all of them.
enum class TextRole {
  PageTitle,  // 20 semibold
  Section,    // 14 semibold
  Body,       // 13
  Strong,     // 13 semibold
  Caption,    // 12 muted
  Figure,     // 18 semibold: the value of a metric tile
};
[[nodiscard]] QFont font(TextRole role);

/// A label in a role of the type scale; follows font and scheme. `setRole` may be called again.
void setRole(QLabel& label, TextRole role);
[[nodiscard]] QLabel* makeLabel(const QString& text, TextRole role, QWidget* parent = nullptr);

/// The meaning of a coloured word: text colour of `label`.
enum class Tone { Plain, Muted, Good, Warning, Bad, Accent };
void setTone(QLabel& label, Tone tone);
[[nodiscard]] const QColor& toneColour(Tone tone);

/// The page's one thing to do next (accent ground); a button without a frame; a button that destroys something.
void makePrimary(QAbstractButton& button);
void makeQuiet(QAbstractButton& button);
void makeDangerous(QAbstractButton& button);

/// Paints the keyboard's focus ring of an own-painted widget inside `rect`.
void paintFocusRing(QPainter& painter, const QRect& rect);

}  // namespace luthier::theme
