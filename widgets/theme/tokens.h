// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

/// The look in numbers (design: look.md). No colour and no size is written anywhere else.
namespace luthier::theme {

enum class Scheme { Light, Dark };

/// Colours of one scheme. Text pairs hold a contrast of at least 4.5:1 (tests/widgets/test_theme).
struct Colours {
  QColor window;   // behind the cards
  QColor surface;  // cards, fields, menus, the rail
  QColor line;     // borders, grid lines, empty tracks
  QColor text;
  QColor muted;   // captions, units, hints
  QColor accent;  // the one thing to do next, selection marks, focus ring
  QColor onAccent;
  QColor accentSoft;  // ground of the chosen rail item and of selected rows; carries text and accent
  QColor hover;       // ground under the pointer
  QColor good;
  QColor warning;
  QColor bad;
  QColor emptyCell;  // a zero in a matrix
};

inline constexpr int spaceTiny = 4;
inline constexpr int spaceSmall = 8;
inline constexpr int spaceMedium = 12;
inline constexpr int spaceLarge = 16;
inline constexpr int spaceHuge = 24;
inline constexpr int radius = 6;
inline constexpr int controlHeight = 32;
inline constexpr int railWidth = 200;
inline constexpr int railWidthFolded = 64;
inline constexpr int iconSize = 20;
inline constexpr int smallIconSize = 16;
inline constexpr int trackHeight = 6;  // progress bars, sliders, bars of probabilities
inline constexpr int illustrationSize = 96;
inline constexpr int fadeMilliseconds = 120;
inline constexpr int readableWidth = 560;  // longest line of running text

/// Colours of `scheme`.
[[nodiscard]] const Colours& colours(Scheme scheme);
/// Scheme and colours the application shows now (Light before theme::apply). Read them while painting rather than keeping them;
/// every widget gets a PaletteChange event when they change.
[[nodiscard]] Scheme scheme();
[[nodiscard]] const Colours& colours();

/// Okabe-Ito: first train, then validation, then further runs; the dark scheme takes the lighter of the two blues first.
[[nodiscard]] const std::array<QColor, 7>& seriesColours();
/// Cividis (Nunez, Anderton, Renslow 2018) at `share` 0 to 1: matrices and heat maps.
[[nodiscard]] QColor heat(double share);
/// Blue below zero, orange above, the surface's own colour at it: `share` -1 to 1. Told apart by colour-blind eyes too
/// (Okabe-Ito's blue and vermillion), and by the sign of the number beside it.
[[nodiscard]] QColor diverging(double share);

/// False where the desktop asks programs not to animate.
[[nodiscard]] bool motionAllowed();

/// WCAG 2.1 contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);
/// Black or white, whichever reads better on `ground`.
[[nodiscard]] QColor inkOn(const QColor& ground);
/// `share` (0 to 1) of `over` on `under`, opaque.
[[nodiscard]] QColor blend(const QColor& over, const QColor& under, double share);

}  // namespace luthier::theme
