// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme_controller.h"

#include "widgets/theme/scheme_property.h"

namespace luthier::theme {

ThemeController::ThemeController(QApplication& application, SchemeChoice choice)
    : QObject(nullptr), application_(application), choice_(choice) {
  connect(&system_, &SystemAppearance::schemeChanged, this, &ThemeController::update);
  connect(&system_, &SystemAppearance::reducedMotionChanged, this,
          [this](bool reduced) { application_.setProperty(reducedMotionProperty, reduced); });
  apply(application_, shown());
}

Scheme ThemeController::shown() const {
  switch (choice_) {
    case SchemeChoice::Light:
      return Scheme::Light;
    case SchemeChoice::Dark:
      return Scheme::Dark;
    case SchemeChoice::System:
      break;
  }
  return system_.scheme();
}

void ThemeController::setChoice(SchemeChoice choice) {
  choice_ = choice;
  update();
}

void ThemeController::update() {
  if (shown() != scheme()) {
    apply(application_, shown());
  }
}

}  // namespace luthier::theme
