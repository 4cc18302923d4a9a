// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include "widgets/theme/system_appearance.h"
#include "widgets/theme/theme.h"

namespace luthier::theme {

/// The preference: as the desktop says, or always one of the two.
enum class SchemeChoice { System, Light, Dark };

/// Keeps the application in the chosen scheme and follows the desktop while the choice is System. The application owns one.
class ThemeController : public QObject {
  Q_OBJECT
 public:
  explicit ThemeController(QApplication& application, SchemeChoice choice = SchemeChoice::System);

  [[nodiscard]] SchemeChoice choice() const { return choice_; }
  void setChoice(SchemeChoice choice);

 private:
  [[nodiscard]] Scheme shown() const;
  void update();

  QApplication& application_;
  SystemAppearance system_;
  SchemeChoice choice_;
};

}  // namespace luthier::theme
