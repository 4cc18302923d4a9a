// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>
#include <functional>
#include <stdexcept>

#include "app/settings/language.h"
#include "app/settings/preferences.h"
#include "app/window/main_window.h"
#include "widgets/theme/theme_controller.h"

namespace luthier::support {

/// The studio as main.cpp puts it together, with settings of its own instead of the user's. For programs that drive it.
class StudioProgram {
 public:
  StudioProgram(int& argc, char** argv) {
    qputenv("XDG_CONFIG_HOME", settings_.path().toUtf8());
    application_ = std::make_unique<QApplication>(argc, argv);
    QApplication::setApplicationName("Luthier");
    QApplication::setApplicationVersion(LUTHIER_VERSION);
    preferences_ = std::make_unique<Preferences>();
    preferences_->setLanguage("en");
    preferences_->setScheme("light");
    language_ = std::make_unique<Language>(*preferences_);
    theme_ = std::make_unique<theme::ThemeController>(*application_, theme::SchemeChoice::Light);
  }

  MainWindow& open(const QString& workspace) {
    window_ = std::make_unique<MainWindow>(*preferences_, workspace);
    window_->resize(1360, 880);
    window_->show();
    return *window_;
  }

  /// `language` as Preferences names it.
  void dress(const QString& language, theme::SchemeChoice scheme) {
    preferences_->setLanguage(language);
    theme_->setChoice(scheme);
  }

 private:
  QTemporaryDir settings_;
  std::unique_ptr<QApplication> application_;
  std::unique_ptr<Preferences> preferences_;
  std::unique_ptr<Language> language_;
  std::unique_ptr<theme::ThemeController> theme_;
  std::unique_ptr<MainWindow> window_;
};

/// Lets the event loop run for so long.
inline void spin(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
  loop.exec();
}

/// Lets the event loop run until `reached`; throws after `milliseconds`.
inline void spinUntil(const std::function<bool()>& reached, int milliseconds) {
  QElapsedTimer timer;
  timer.start();
  QTimer wake;  // a limit of time would make processEvents() poll, which takes a core from the worker
  wake.start(10);
  while (!reached()) {
    if (timer.elapsed() > milliseconds) throw std::runtime_error("waited in vain");
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
  }
}

}  // namespace luthier::support
